using System.Globalization;
using NasV2.Training.Checkpoints;

namespace NasV2.Training.Runs;

/// <summary>Checkpoints of a run in a folder of its own: whole files only, the newest two of them.</summary>
/// <param name="folder">Where they are; made when one is written.</param>
/// <param name="everySteps">Steps after which one is written within an epoch too; 0 for never.</param>
/// <param name="log">Takes sentences for the person who trains.</param>
public sealed class RunCheckpoints(string folder, int everySteps, Action<string> log) : ICheckpoints
{
    private const string Suffix = ".safetensors";
    private const int Kept = 2;

    /// <summary>Epochs may be shorter than what is worth a file: so many of its steps must have passed for one.</summary>
    private readonly int _leastSteps = everySteps / 10;

    private static readonly Dictionary<string, string> NoNotes = [];
    private long _newest;

    /// <inheritdoc/>
    public int EverySteps => everySteps;

    /// <inheritdoc/>
    public bool KeepsEnd => true;

    /// <inheritdoc/>
    public void Restore(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RemovePartial();
        foreach (var path in NewestFirst())
            try
            {
                using var checkpoint = CheckpointFile.Open(File.OpenRead(path), path, state.Identity);
                state.Restore(checkpoint);
                _newest = state.Progress.Steps;
                log($"Resumes after step {state.Progress.Steps}.");
                return;
            }
            catch (Exception exception) when (exception is CheckpointException or IOException or UnauthorizedAccessException)
            {
                // The one before it is nearly as good.
                log(exception.Message);
            }
    }

    /// <inheritdoc/>
    public void Save(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Progress.Steps - _newest < _leastSteps && !state.IsAtEnd)
            return;
        try
        {
            var path = Path.Combine(folder, state.Progress.Steps.ToString("D9", CultureInfo.InvariantCulture) + Suffix);
            AtomicFile.WriteAsync(path, target =>
            {
                state.Write(target, NoNotes);
                return Task.CompletedTask;
            }).GetAwaiter().GetResult();
            _newest = state.Progress.Steps;
            foreach (var old in NewestFirst().Skip(Kept))
                File.Delete(old);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log($"No checkpoint after step {state.Progress.Steps}: {exception.Message}");
        }
    }

    /// <summary>Removes what a process left that was killed while it wrote; no other process writes here.</summary>
    private void RemovePartial()
    {
        if (Directory.Exists(folder))
            foreach (var partial in Directory.EnumerateFiles(folder, "*" + AtomicFile.PartialSuffix))
                File.Delete(partial);
    }

    private List<string> NewestFirst() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Suffix).OrderByDescending(Path.GetFileName, StringComparer.Ordinal)]
        : [];
}
