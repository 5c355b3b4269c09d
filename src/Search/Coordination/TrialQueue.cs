using System.Collections;
using NasV2.Algorithms;
using NasV2.Search.Results;
using NasV2.Space;

namespace NasV2.Search.Coordination;

/// <summary>The trials of a search that wait to be leased, and the sampler's proposals after them.</summary>
internal sealed class TrialQueue
{
    private readonly SearchProjection _search;
    private readonly ISampler _sampler;
    private readonly ConstrainedSpace _space;
    private readonly Observations _observations;
    private readonly SortedSet<int> _waiting = [];
    private readonly HashSet<int> _unstored = [];
    private readonly Dictionary<int, Epoch> _lastEpochs = [];
    private bool _isExhausted;

    /// <param name="search">The search.</param>
    /// <param name="sampler">What suggests candidates; null for the one that the search's spec names.</param>
    public TrialQueue(SearchProjection search, ISampler? sampler = null)
    {
        _search = search;
        _sampler = sampler ?? Samplers.Default.Create(search.Spec.Sampler);
        _space = search.Spec.ToConstrainedSpace();
        _observations = new Observations(search);
        foreach (var trial in search.Trials.Where(trial => trial.State == TrialState.Queued))
            _waiting.Add(trial.Index);
    }

    /// <summary>Trials that are leased, or taken to be.</summary>
    public int Leased => _search.Trials.Count - _waiting.Count - _search.Finished;

    /// <summary>Whether every trial of the budget has ended and none beyond it runs.</summary>
    public bool IsTrained => Leased == 0 && !HasMore;

    /// <summary>Whether a trial could be given out now or after a pause.</summary>
    public bool HasMore => MayPropose || (_waiting.Count > 0 && _waiting.Min < _search.Budget);

    /// <summary>Whether the budget has trials that the sampler has not suggested a candidate for.</summary>
    private bool MayPropose => _search.Trials.Count < _search.Budget && !_isExhausted;

    /// <summary>
    /// Takes the next trial out of the queue, or a new proposal; it is the caller's until <see cref="Update"/> or <see cref="PutBack"/>.
    /// </summary>
    /// <returns>Null when there is none to be had at <paramref name="now"/>.</returns>
    public Trial? Take(DateTimeOffset now)
    {
        foreach (var index in _waiting)
        {
            if (index >= _search.Budget)
                break;
            if (_search.Trials[index].NotBefore is { } until && until > now)
                continue;
            _waiting.Remove(index);
            return _search.Trials[index];
        }

        if (!MayPropose || Suggest() is not { } candidate)
            return null;
        var proposal = Trial.Propose(_search.Job.Id, _search.Trials.Count, candidate.Canonical);
        _unstored.Add(proposal.Index);
        _search.Put(proposal);
        return proposal;
    }

    /// <summary>A candidate that the constraints allow; null, from then on too, when the sampler has no more.</summary>
    /// <exception cref="InvalidOperationException">The sampler broke its contract.</exception>
    private Architecture? Suggest()
    {
        var candidate = _sampler.Suggest(_space, _observations, _search.Spec.Seed);
        _isExhausted = candidate is null;
        return candidate is null || _space.Contains(candidate)
            ? candidate
            : throw new InvalidOperationException(
                $"The sampler '{_search.Spec.Sampler.Name}' suggested {candidate}, which is not in the space or breaks its constraints.");
    }

    /// <summary>Puts a trial that was taken back into the queue as it was.</summary>
    public void PutBack(int index)
    {
        if (_search.Trials[index].State == TrialState.Queued)
            _waiting.Add(index);
    }

    /// <summary>Whether the store has the trial; false from its proposal until then.</summary>
    public bool IsStored(int index) => !_unstored.Contains(index);

    /// <summary>Takes a trial's row in; a row older than what is known changes nothing.</summary>
    public void Update(Trial row)
    {
        if (!_search.Put(row))
            return;
        _unstored.Remove(row.Index);
        if (row.State == TrialState.Queued)
            _waiting.Add(row.Index);
        else
            _waiting.Remove(row.Index);
    }

    /// <summary>The epoch that the current attempt reported last; null before its first.</summary>
    public Epoch? LastEpoch(int index) => _lastEpochs.GetValueOrDefault(index);

    /// <summary>Remembers the last epoch of an attempt; null when a new one begins.</summary>
    public void SetLastEpoch(int index, Epoch? epoch)
    {
        if (epoch is null)
            _lastEpochs.Remove(index);
        else
            _lastEpochs[index] = epoch;
    }

    /// <summary>Seed of a trial's weights, data order and augmentation: a function of the job's seed and the index alone.</summary>
    public long SeedOf(int index) => unchecked((_search.Spec.Seed * 1_000_003L) + index) & long.MaxValue;

    /// <summary>The trials as the sampler sees them.</summary>
    private sealed class Observations(SearchProjection search) : IReadOnlyList<Observation>
    {
        // Parsing takes a moment; a sampler may look at all of them for every suggestion.
        private readonly Dictionary<string, Architecture> _parsed = new(StringComparer.Ordinal);

        public int Count => search.Trials.Count;

        public Observation this[int index]
        {
            get
            {
                var (trial, score) = (search.Trials[index], search.ScoreOf(index));
                var candidate = Parse(trial.Candidate);
                return trial switch
                {
                    { State: not TrialState.Finished } => new Observation.Running(candidate),
                    { Result: { Outcome: TrialOutcome.Completed, Accuracy: { } accuracy } } =>
                        new Observation.Completed(candidate, accuracy, score?.StepRatio, score?.ParameterRatio, score?.Reward),
                    _ => new Observation.Failed(candidate),
                };
            }
        }

        public IEnumerator<Observation> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private Architecture Parse(string candidate)
        {
            if (!_parsed.TryGetValue(candidate, out var architecture))
                _parsed.Add(candidate, architecture = Architecture.Parse(candidate));
            return architecture;
        }
    }
}
