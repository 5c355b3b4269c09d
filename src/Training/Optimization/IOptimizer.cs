using NasV2.Training.Checkpoints;

namespace NasV2.Training.Optimization;

/// <summary>Turns the gradients of a network's flat buffers into new weights.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>What it remembers from step to step.</summary>
    IEnumerable<NamedState> State { get; }

    /// <summary>Applies the gradients at a learning rate and clears them.</summary>
    void Step(double rate);

    /// <summary>Says how many steps led to what was put into <see cref="State"/>.</summary>
    void ResumeAfter(long steps);
}
