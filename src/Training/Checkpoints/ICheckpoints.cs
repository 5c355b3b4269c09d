namespace NasV2.Training.Checkpoints;

/// <summary>Where a run finds what an earlier attempt left, and leaves its own state after each epoch.</summary>
/// <remarks>A place that fails costs the ability to resume, not the run: an implementation logs it and continues.</remarks>
public interface ICheckpoints
{
    /// <summary>Steps after which the state is to be kept within an epoch too; 0, the default, for never.</summary>
    int EverySteps => 0;

    /// <summary>Whether the state after the last epoch is kept, too, so that an ended run is not trained again; false by default.</summary>
    bool KeepsEnd => false;

    /// <summary>Restores the state from the newest usable checkpoint, if there is one; called once, before the first step.</summary>
    void Restore(TrainingState state);

    /// <summary>Keeps the state as it is now; training continues when this returns, and changes it.</summary>
    void Save(TrainingState state);
}
