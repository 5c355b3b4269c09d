using NasV2.Algorithms;
using NasV2.Search.Coordination;
using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Search.Tests.Coordination;

public sealed class TrialQueueTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    /// <summary>Eight depths, of which the six larger than the reference may be proposed.</summary>
    private static readonly SearchSpec Constrained = KnownJob.Spec with
    {
        Space = new SearchSpace(KnownJob.Spec.Space.Definition with
        {
            Stages = [new([BlockOp.MBConv], [1, 2, 3, 4, 5, 6, 7, 8], [3], [4], Stride: 2, OutputFilters: 16)],
            Reference = Architecture.Parse("r2_k3_s2_e4_i16_o16_se0.25-t1-h256"),
        }),
        Trials = 9,
        Constraints = new() { Parameters = new() { Min = new CostLimit(1.01, IsMultiple: true) } },
    };

    private readonly SearchProjection _search = KnownJob.Create();
    private readonly TrialQueue _queue;

    public TrialQueueTests() => _queue = new TrialQueue(_search);

    [Fact]
    public void As_many_candidates_are_proposed_as_the_budget_has_trials_each_another()
    {
        var taken = TakeAll();
        Assert.Equal([0, 1, 2, 3], taken.Select(trial => trial.Index));
        Assert.Equal(4, taken.Select(trial => trial.Candidate).Distinct().Count());
        Assert.Equal((4, false, false), (_queue.Leased, _queue.HasMore, _queue.IsTrained));
    }

    [Fact]
    public void A_trial_that_was_put_back_is_the_next_one()
    {
        TakeAll();
        _queue.PutBack(2);
        Assert.True(_queue.HasMore);
        Assert.Equal(2, _queue.Take(Now)!.Index);
        Assert.Null(_queue.Take(Now));
    }

    [Fact]
    public void A_trial_that_a_worker_holds_cannot_be_put_back()
    {
        _queue.Update(KnownJob.Leased(_queue.Take(Now)!));
        _queue.PutBack(0);
        Assert.Equal(1, _queue.Take(Now)!.Index);
    }

    [Fact]
    public void A_trial_that_backs_off_lets_others_pass()
    {
        var first = _queue.Take(Now)!;
        _queue.Update(first with { Token = 1, NotBefore = Now.AddSeconds(5) });
        Assert.Equal(1, _queue.Take(Now)!.Index);
        Assert.Equal(0, _queue.Take(Now.AddSeconds(5))!.Index);
    }

    [Fact]
    public void A_lowered_budget_leaves_what_waits_beyond_it_and_a_raised_one_takes_it_up()
    {
        TakeAll();
        foreach (var index in new[] { 0, 1, 3 })
            _queue.Update(KnownJob.Completed(_search.Trials[index], null));
        _queue.PutBack(2);
        _search.Update(KnownJob.Record(budget: 2));
        Assert.Null(_queue.Take(Now));
        Assert.True(_queue.IsTrained);

        _search.Update(KnownJob.Record(budget: 3));
        Assert.False(_queue.IsTrained);
        Assert.Equal(2, _queue.Take(Now)!.Index);
    }

    [Fact]
    public void A_job_is_not_done_while_a_trial_beyond_its_budget_runs()
    {
        foreach (var trial in TakeAll().Take(3))
            _queue.Update(KnownJob.Completed(trial, null));
        _search.Update(KnownJob.Record(budget: 2));
        Assert.False(_queue.IsTrained);
        _queue.Update(KnownJob.Completed(_search.Trials[3], null));
        Assert.True(_queue.IsTrained);
    }

    [Fact]
    public void Rows_that_arrive_late_change_nothing()
    {
        var trial = _queue.Take(Now)!;
        var first = KnownJob.Leased(trial, token: 1);
        var second = KnownJob.Leased(trial, token: 2);
        _queue.Update(second);
        _queue.Update(first with { State = TrialState.Queued });
        Assert.Equal((TrialState.Leased, 2), (_search.Trials[0].State, _search.Trials[0].Token));

        _queue.Update(KnownJob.Completed(second, null));
        _queue.Update(second);
        Assert.Equal((TrialState.Finished, 1, 0), (_search.Trials[0].State, _search.Finished, _queue.Leased));
    }

    [Fact]
    public void A_candidate_that_another_coordinator_stored_first_takes_the_place_of_the_proposal()
    {
        var proposed = _queue.Take(Now)!;
        _queue.Update(proposed with { Candidate = KnownJob.Reference });
        Assert.Equal((KnownJob.Reference, 0), (_search.Trials[0].Candidate, _queue.Take(Now)!.Index));
    }

    [Fact]
    public void A_restart_proposes_what_was_proposed_before()
    {
        var taken = TakeAll();
        var again = new TrialQueue(KnownJob.Create([.. taken.Take(2)]));
        Assert.Equal(taken.Select(trial => trial.Candidate), Enumerable.Range(0, 4).Select(_ => again.Take(Now)!.Candidate));
    }

    [Fact]
    public void The_best_trial_follows_what_step_times_turn_out_to_be()
    {
        var taken = TakeAll();
        _queue.Update(KnownJob.Completed(taken[0], KnownJob.Step("b", 10)));
        Assert.Null(_search.Best);
        _search.Add([KnownJob.Measured("a", KnownJob.Reference), KnownJob.Measured("b", KnownJob.Reference)]);
        _search.Add([MeasurementPlan.CreateIdentity("a")]);
        _queue.Update(KnownJob.Completed(taken[1], KnownJob.Step("a", 20)));
        Assert.Equal(0, _search.Best!.Trial);

        // S of the first is 8 on the scale of type a.
        _search.Add([new DeviceCalibration("b", "a", Math.Log(8), 1, 1, [], IsAccepted: true)]);
        Assert.Equal(1, _search.Best!.Trial);
    }

    [Fact]
    public void A_search_whose_constraints_leave_fewer_candidates_than_trials_ends_with_those()
    {
        var search = KnownJob.Create(Constrained);
        var queue = new TrialQueue(search);
        List<Trial> taken = [];
        while (queue.Take(Now) is { } trial)
        {
            taken.Add(trial);
            Assert.True(queue.HasMore);
        }

        Assert.Equal([3, 4, 5, 6, 7, 8], taken.Select(trial => Architecture.Parse(trial.Candidate).Stages[0].Repeats).Order());
        Assert.Equal((false, false), (queue.HasMore, queue.IsTrained));
        foreach (var trial in taken)
            queue.Update(KnownJob.Completed(trial, null));
        Assert.True(queue.IsTrained);
        Assert.Equal(
            "the sampler found only 6 members that meet the constraints, fewer than the 9 trials asked for: all of them were tried",
            search.Note);
    }

    [Fact]
    public void A_candidate_that_breaks_the_constraints_is_not_accepted_from_any_sampler()
    {
        var search = KnownJob.Create(Constrained);
        var queue = new TrialQueue(search, new FirstMember());
        var error = Assert.Throws<InvalidOperationException>(() => queue.Take(Now));
        Assert.Contains("breaks its constraints", error.Message, StringComparison.Ordinal);
        Assert.Empty(search.Trials);
    }

    private List<Trial> TakeAll()
    {
        var taken = new List<Trial>();
        while (_queue.Take(Now) is { } trial)
            taken.Add(trial);
        return taken;
    }

    /// <summary>A sampler that forgets the constraints.</summary>
    private sealed class FirstMember : ISampler
    {
        public Architecture? Suggest(ConstrainedSpace space, IReadOnlyList<Observation> history, long seed) => space.Space.At(0);
    }
}
