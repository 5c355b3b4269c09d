using System.Text.Json;
using NasV2.Training.Checkpoints;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Checkpoints;

/// <summary>The checkpoints of one attempt at a trial: takes up the newest of all attempts, stores its own during training.</summary>
/// <remarks>A store that fails costs the ability to resume, never the trial: the log says so once.</remarks>
internal sealed class TrialCheckpoints : ICheckpoints, IDisposable
{
    private const string StepTimeNote = "stepTime";
    private const int Kept = 2;
    private static readonly TimeSpan ListTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(10);

    private readonly ICheckpointStore _store;
    private readonly CheckpointPlace _place;
    private readonly Action<string> _log;
    private readonly Dictionary<string, string> _notes = [];
    private readonly CancellationTokenSource _end = new();
    private readonly CheckpointFile? _resumed;
    private int _complaints;

    /// <summary>Looks for a checkpoint to resume from.</summary>
    /// <param name="store">Where checkpoints are.</param>
    /// <param name="place">The trial and the attempt.</param>
    /// <param name="identity">The run that its checkpoints must be of.</param>
    /// <param name="log">Takes sentences for the people who run the worker; called from any thread.</param>
    /// <param name="clock">Limits how long the store may take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public TrialCheckpoints(
        ICheckpointStore store,
        CheckpointPlace place,
        RunIdentity identity,
        Action<string> log,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        (_store, _place, _log) = (store, place, log);
        // The torch thread has nothing else to do before it knows where to begin.
        _resumed = FindAsync(identity, clock, cancellationToken).GetAwaiter().GetResult();
        foreach (var (name, note) in _resumed?.Metadata.Notes ?? new Dictionary<string, string>())
            _notes[name] = note;
    }

    /// <summary>The epochs that need not be trained again.</summary>
    public IReadOnlyList<Epoch> Earlier => _resumed?.Metadata.Progress.Epochs ?? [];

    /// <summary>Those of them whose report was lost with the worker of an earlier attempt.</summary>
    public IEnumerable<Epoch> Unreported => Earlier.Skip(_place.Reported);

    /// <summary>The step time that this attempt or an earlier one measured.</summary>
    public StepTime? StepTime
    {
        get => _notes.TryGetValue(StepTimeNote, out var json) ? JsonSerializer.Deserialize<StepTime>(json, TrainerProtocol.Json) : null;
        set => _notes[StepTimeNote] = JsonSerializer.Serialize(value, TrainerProtocol.Json);
    }

    /// <summary>The write that is under way, or the last one; never fails.</summary>
    internal Task Writing { get; private set; } = Task.CompletedTask;

    /// <inheritdoc/>
    public void Restore(TrainingState state)
    {
        if (_resumed is null)
            return;
        state.Restore(_resumed);
        _log($"Trial {_place.Key} continues after epoch {state.Progress.Epochs.Count}.");
    }

    /// <inheritdoc/>
    public void Save(TrainingState state)
    {
        // Training does not wait for a store that is slower than an epoch: the next epoch's checkpoint is worth more than this one's.
        if (!Writing.IsCompleted)
            return;
        FileStream? content = null;
        try
        {
            content = TemporaryFile.Create();
            state.Write(content, _notes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            content?.Dispose();
            Complain($"there is no room for it in '{Path.GetTempPath()}': {exception.Message}");
            return;
        }

        var name = new CheckpointName(state.Progress.Epochs.Count, _place.Token);
        Writing = Task.Run(() => StoreAsync(name, content));
    }

    /// <summary>Gives up the write that is under way: nothing is written after this.</summary>
    public void Dispose()
    {
        _end.Cancel();
        if (Writing.Wait(DisposeTimeout))
            _end.Dispose();
        else
            Complain("the checkpoint store does not let go of the last write.");
        _resumed?.Dispose();
    }

    private async Task<CheckpointFile?> FindAsync(RunIdentity identity, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (key, _) in await WithinAsync(ListTimeout, ListAsync))
                if (await OpenAsync(key) is { } checkpoint)
                    return checkpoint;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Complain("the checkpoint store does not answer.");
        }

        return null;

        async Task<CheckpointFile?> OpenAsync(string key)
        {
            try
            {
                return CheckpointFile.Open(await WithinAsync(ReadTimeout, token => _store.OpenAsync(key, token)), key, identity);
            }
            catch (Exception exception) when (exception is CheckpointException or CheckpointStoreException or IOException)
            {
                // The one before it is nearly as good.
                _log(exception.Message);
                return null;
            }
        }

        async Task<T> WithinAsync<T>(TimeSpan timeout, Func<CancellationToken, Task<T>> work)
        {
            using var limit = new CancellationTokenSource(timeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            return await work(either.Token);
        }
    }

    /// <summary>The trial's checkpoints, the newest first; none, with a complaint, where the store fails.</summary>
    private async Task<List<(string Key, CheckpointName Name)>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found =
                from key in await _store.ListAsync(_place.Key, cancellationToken)
                let name = CheckpointName.Parse(key)
                where name is not null
                orderby name.Epoch descending, name.Token descending
                select (key, name);
            return [.. found];
        }
        catch (CheckpointStoreException exception)
        {
            Complain(exception.Message);
            return [];
        }
    }

    private async Task StoreAsync(CheckpointName name, FileStream content)
    {
        try
        {
            await using (content)
                await _store.WriteAsync(name.Below(_place.Key), content, _end.Token);
            // Those of a later attempt are not this one's to delete: this one may have been given up without knowing it.
            var mine = (await ListAsync(_end.Token)).Where(found => found.Name.Token <= _place.Token);
            foreach (var (key, _) in mine.Skip(Kept))
                await _store.DeleteAsync(key, _end.Token);
        }
        catch (CheckpointStoreException exception)
        {
            Complain(exception.Message);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The trial has ended, and so has the use of its checkpoints.
        }
    }

    private void Complain(string reason)
    {
        if (Interlocked.Increment(ref _complaints) == 1)
            _log($"Trial {_place.Key} continues without checkpoints, and could not be resumed from here: {reason}");
    }
}
