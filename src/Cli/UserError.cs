using NasV2.Cli.Api;
using NasV2.Cluster;
using NasV2.Data;
using NasV2.LibTorch;
using NasV2.Server.Settings;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;
using NasV2.Training;
using NasV2.Training.Checkpoints;
using NasV2.Training.Runs;
using NasV2.Workers.Supervision;

namespace NasV2.Cli;

/// <summary>An error that the user can fix: one clear text and its exit code.</summary>
internal sealed record UserError(string Message, int ExitCode)
{
    /// <summary>The text for an exception whose message is written for users; null for a bug, see <see cref="CrashReport"/>.</summary>
    public static UserError? Explain(Exception exception) => exception switch
    {
        SpecException or SpaceFormatException or UsageException or SettingsException or RunFolderException =>
            new(exception.Message, ExitCodes.BadInput),
        DatasetException or TorchLoadException or StoreException or UnavailableException or JobNotFoundException =>
            new(exception.Message, ExitCodes.Failure),
        CheckpointException => new(exception.Message, ExitCodes.Failure),
        ApiException remote => new(remote.Message, remote.ExitCode),
        TrainerDiedException => new($"No trainer: {exception.Message}.", ExitCodes.Failure),
        IOException or UnauthorizedAccessException => new(exception.Message, ExitCodes.Failure),
        OperationCanceledException => new("Interrupted.", ExitCodes.Interrupted),
        _ => TrainingFailures.Classify(exception) switch
        {
            TrainingFailure.Diverged => new(exception.Message, ExitCodes.Failure),
            TrainingFailure.OutOfMemory =>
                new($"There is too little memory; a smaller batch, or more parts of one (gradientAccumulation), needs "
                    + $"less. {FirstLine(exception)}", ExitCodes.Failure),
            TrainingFailure.Infeasible => new($"libtorch cannot train this: {FirstLine(exception)}", ExitCodes.Failure),
            _ => null,
        },
    };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0];
}
