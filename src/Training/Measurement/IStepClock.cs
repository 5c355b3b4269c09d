namespace NasV2.Training.Measurement;

/// <summary>Times one step.</summary>
public interface IStepClock
{
    /// <summary>Runs <paramref name="step"/> to its end on the device; how long it took, in milliseconds.</summary>
    double Time(Action step);
}
