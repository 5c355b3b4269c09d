using System.Runtime.InteropServices;

namespace NasV2.Training;

/// <summary>Tells the failures of a training apart.</summary>
public static class TrainingFailures
{
    /// <summary>
    /// What libtorch and oneDNN say where an architecture does not go with its image size or batch. Any other refusal is a bug, of ours or
    /// of a library, and no property of the candidate.
    /// </summary>
    private static readonly string[] Refusals =
    [
        "Kernel size can't be greater than actual input size",
        "Output size is too small",
        "32-bit index math",
        "could not create a primitive",
    ];

    /// <summary>What kind of failure an exception is; null for all else, after which the process should not be trusted.</summary>
    public static TrainingFailure? Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            DivergedException => TrainingFailure.Diverged,
            OutOfMemoryException => TrainingFailure.OutOfMemory,
            // libtorch has no other sign of it: "CUDA out of memory" and "DefaultCPUAllocator: can't allocate memory".
            _ when exception.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
                || exception.Message.Contains("can't allocate memory", StringComparison.Ordinal) => TrainingFailure.OutOfMemory,
            // A device error breaks the process for good.
            ExternalException when exception.Message.Contains("CUDA error", StringComparison.Ordinal)
                || exception.Message.Contains("cuDNN error", StringComparison.OrdinalIgnoreCase) => null,
            // How TorchSharp passes on what libtorch refuses to do.
            ExternalException when Refusals.Any(text => exception.Message.Contains(text, StringComparison.Ordinal)) =>
                TrainingFailure.Infeasible,
            _ => null,
        };
    }
}
