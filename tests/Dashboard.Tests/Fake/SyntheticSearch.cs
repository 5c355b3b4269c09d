using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>A seeded search that looks like a real one and advances on request.</summary>
internal sealed class SyntheticSearch
{
    public const int Epochs = 10;
    private const int Slots = 2;
    private static readonly DateTimeOffset Begin = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly TrialStatus[] Failures =
        [TrialStatus.OutOfMemory, TrialStatus.Diverged, TrialStatus.TimedOut, TrialStatus.Failed];

    private readonly Lock _lock = new();
    private readonly List<Channel<bool>> _watchers = [];
    private readonly DateTimeOffset[] _slotFree;
    private readonly Random _random;

    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="trials">Trials in all.</param>
    /// <param name="ended">Trials that ended.</param>
    /// <param name="running">Trials that run.</param>
    /// <param name="state">State.</param>
    /// <param name="workers">Workers.</param>
    public SyntheticSearch(string id, string name, int trials, int ended, int running, SearchState state, IReadOnlyList<string> workers)
    {
        _random = new Random(StableHash(id));
        (Workers, _slotFree) = (workers, Enumerable.Repeat(Begin, workers.Count * Slots).ToArray());
        Search = new Search
        {
            Id = id,
            Name = name,
            State = SearchState.Running,
            Created = Timestamp.FromDateTimeOffset(Begin),
            Started = Timestamp.FromDateTimeOffset(Begin.AddSeconds(3)),
            Trials = trials,
            Priority = 1,
        };
        Add(new SearchEvent { Submitted = new SearchSubmitted { Name = name, SpecHash = "5f2c" } }, Begin);
        Add(new SearchEvent { StateChanged = new SearchStateChanged { State = SearchState.Running } }, Begin.AddSeconds(3));
        for (var index = 0; index < ended; index++)
            End(Start());
        for (var index = 0; index < running; index++)
            Report(Start(), _random.Next(1, Epochs));
        if (state != SearchState.Running)
            Move(state, state == SearchState.Failed ? "The dataset on the workers is damaged: data_batch_3.bin is 17 bytes short." : "");
    }

    public Search Search { get; }

    public IReadOnlyList<string> Workers { get; }

    public List<Trial> Trials { get; } = [];

    public List<List<Epoch>> Curves { get; } = [];

    public List<Attempt> Attempts { get; } = [];

    public List<SearchEvent> Events { get; } = [];

    /// <summary>As long as the ranking of a real search.</summary>
    public string ResultJson => Search.State == SearchState.Completed ? $$"""{"winner": "see the family", "ranking": "{{new string('.', 250 * Trials.Count)}}"}""" : "";

    /// <summary>Reads under the lock.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }

    /// <summary>Signals that there are further events, once for all that were missed.</summary>
    public ChannelReader<bool> Watch()
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_lock)
            _watchers.Add(channel);
        return channel.Reader;
    }

    /// <summary>Proposes a trial and gives it to the slot that is free first.</summary>
    public int Start()
    {
        lock (_lock)
        {
            var index = Trials.Count;
            var stages = SyntheticNetworks.Draw(_random);
            var slot = Array.IndexOf(_slotFree, _slotFree.Min());
            // Every 40th trial finds a slot that stood idle for a while.
            var started = _slotFree[slot].AddSeconds(index % 40 == 39 ? 240 : 4);
            var trial = new Trial
            {
                Index = index,
                Candidate = SyntheticNetworks.Canonical(stages),
                Status = TrialStatus.Running,
                Worker = Workers[slot / Slots],
                Attempt = 1,
                Started = Timestamp.FromDateTimeOffset(started),
                Parameters = SyntheticNetworks.Describe(SyntheticNetworks.Canonical(stages)).Parameters,
            };
            trial.Macs = trial.Parameters * 90;
            Trials.Add(trial);
            Curves.Add([]);
            _slotFree[slot] = started.AddSeconds(60 + (trial.Parameters / 8e3));
            Attempts.Add(
                new Attempt { Trial = index, Attempt_ = 1, Worker = trial.Worker, Started = trial.Started, Status = TrialStatus.Running });
            Search.Running.Add(new RunningTrial { Trial = index, Worker = trial.Worker, Candidate = trial.Candidate });
            Add(new SearchEvent { Trial = index, Proposed = new TrialProposed { Candidate = trial.Candidate } }, started);
            Add(new SearchEvent { Trial = index, Started = new TrialStarted { Attempt = 1, Worker = trial.Worker } }, started);
            NotifyWatchers();
            return index;
        }
    }

    /// <summary>Reports epochs of a running trial up to one.</summary>
    public void Report(int index, int upTo)
    {
        lock (_lock)
        {
            var trial = Trials[index];
            var top = Top(trial);
            for (var epoch = Curves[index].Count + 1; epoch <= upTo; epoch++)
            {
                var accuracy = Math.Round(top * (1 - Math.Exp(-0.45 * epoch)) + (0.01 * (_random.NextDouble() - 0.5)), 4);
                var report = new Epoch
                {
                    Epoch_ = epoch,
                    Epochs = Epochs,
                    Loss = Math.Round(2.3 * Math.Exp(-0.2 * epoch), 4),
                    MinivalAccuracy = accuracy,
                    TrainAccuracy = Math.Min(1, accuracy + (0.012 * epoch)),
                    LearningRate = 0.064 * (1 - (epoch / 11.0)),
                    Seconds = 6 + (trial.Parameters / 8e4),
                };
                Curves[index].Add(report);
                trial.Epoch = epoch;
                Add(new SearchEvent { Trial = index, EpochEnded = new EpochEnded { Attempt = 1, Epoch = report } },
                    trial.Started.ToDateTimeOffset().AddSeconds(6 * epoch));
            }

            NotifyWatchers();
        }
    }

    /// <summary>Ends a trial: one in nineteen does not complete.</summary>
    public void End(int index)
    {
        lock (_lock)
        {
            var trial = Trials[index];
            var fails = index % 19 == 7;
            Report(index, fails ? 1 + (index % 4) : Epochs);
            var ended = trial.Started.ToDateTimeOffset().AddSeconds(fails ? 25 : 58 + (trial.Parameters / 8e3));
            trial.Ended = Timestamp.FromDateTimeOffset(ended);
            trial.Status = fails ? Failures[index / 19 % Failures.Length] : TrialStatus.Completed;
            trial.Message = fails ? $"It ended in epoch {Curves[index].Count}." : "";
            if (!fails)
                Score(trial, Curves[index][^1].MinivalAccuracy);
            var attempt = Attempts.Last(attempt => attempt.Trial == index);
            (attempt.Status, attempt.Ended, attempt.Message) = (trial.Status, trial.Ended, trial.Message);
            Search.Running.Remove(Search.Running.First(running => running.Trial == index));
            Search.Finished++;
            Search.Unsuccessful += fails ? 1 : 0;
            (Search.SecondsPerTrial, Search.SecondsLeft) = (92.4, 92.4 * (Search.Trials - Search.Finished) / 4);
            Add(new SearchEvent { Trial = index, Ended = new TrialEnded { Attempt = 1, Worker = trial.Worker, Trial = trial.Clone() } },
                ended);
            NotifyWatchers();
        }
    }

    /// <summary>Moves to another state.</summary>
    public void Move(SearchState state, string message)
    {
        lock (_lock)
        {
            (Search.State, Search.Message) = (state, message);
            var time = Events[^1].Time.ToDateTimeOffset().AddSeconds(1);
            if (state is SearchState.Completed or SearchState.Failed or SearchState.Cancelled)
                Search.Ended = Timestamp.FromDateTimeOffset(time);
            Add(new SearchEvent { StateChanged = new SearchStateChanged { State = state, Message = message } }, time);
            NotifyWatchers();
        }
    }

    /// <summary>Changes the trials in all.</summary>
    public void ChangeBudget(int trials)
    {
        lock (_lock)
        {
            Search.Trials = trials;
            Add(new SearchEvent { SettingsChanged = new SettingsChanged { Settings = new SearchSettings { Trials = trials } } },
                Events[^1].Time.ToDateTimeOffset());
            NotifyWatchers();
        }
    }

    private void Score(Trial trial, double accuracy)
    {
        var ms = Math.Round(4 + (trial.Parameters / 2.4e4)
            + (3 * SyntheticNetworks.Parse(trial.Candidate).Sum(stage => stage.Layers) / 8.0) + (_random.NextDouble() * 2), 3);
        double s = ms / 18.0, p = trial.Parameters / 250_000.0;
        trial.Accuracy = accuracy;
        trial.Score = new Score
        {
            Reward = accuracy * Math.Pow(s, -0.07) * Math.Pow(p, -0.05),
            StepMs = ms,
            StepSpread = 0.008,
            StepSettled = trial.Index % 50 != 3,
            StepRatio = s,
            ParameterRatio = p,
            DeviceType = "cpu · 8 cores",
        };
        if (Search.Best is null || trial.Score.Reward > Search.Best.Reward)
            Search.Best = new BestTrial { Trial = trial.Index, Reward = trial.Score.Reward, Accuracy = accuracy };
    }

    private static double Top(Trial trial) =>
        0.62 + (0.24 * (1 - Math.Exp(-trial.Parameters / 180_000.0))) + (0.04 * (StableHash(trial.Candidate) % 100 / 100.0));

    private void Add(SearchEvent entry, DateTimeOffset time)
    {
        entry.Sequence = Events.Count + 1;
        entry.Time = Timestamp.FromDateTimeOffset(time);
        Events.Add(entry);
    }

    private void NotifyWatchers() => _watchers.ForEach(watcher => watcher.Writer.TryWrite(true));

    private static int StableHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & int.MaxValue;
}
