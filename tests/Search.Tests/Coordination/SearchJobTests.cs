using NasV2.Search.Coordination;
using NasV2.Storage;

namespace NasV2.Search.Tests.Coordination;

public sealed class SearchJobTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly SearchJob _job = KnownJob.Of();

    [Fact]
    public void As_many_candidates_are_proposed_as_the_budget_has_trials_each_another()
    {
        var taken = TakeAll();
        Assert.Equal([0, 1, 2, 3], taken.Select(trial => trial.Index));
        Assert.Equal(4, taken.Select(trial => trial.Candidate).Distinct().Count());
        Assert.Equal((4, false, false), (_job.Leased, _job.HasMore, _job.IsTrained));
    }

    [Fact]
    public void A_trial_that_was_put_back_is_the_next_one()
    {
        TakeAll();
        _job.PutBack(2);
        Assert.True(_job.HasMore);
        Assert.Equal(2, _job.Take(Now)!.Record.Index);
        Assert.Null(_job.Take(Now));
    }

    [Fact]
    public void A_trial_that_somebody_holds_cannot_be_put_back()
    {
        _job.Update(KnownJob.Leased(_job.Take(Now)!.Record));
        _job.PutBack(0);
        Assert.Equal(1, _job.Take(Now)!.Record.Index);
    }

    [Fact]
    public void A_trial_that_backs_off_lets_others_pass()
    {
        var first = _job.Take(Now)!.Record;
        _job.Update(first with { Token = 1, NotBefore = Now.AddSeconds(5) });
        Assert.Equal(1, _job.Take(Now)!.Record.Index);
        Assert.Equal(0, _job.Take(Now.AddSeconds(5))!.Record.Index);
    }

    [Fact]
    public void A_lowered_budget_leaves_what_waits_beyond_it_and_a_raised_one_takes_it_up()
    {
        TakeAll();
        foreach (var index in new[] { 0, 1, 3 })
            _job.Update(KnownJob.Completed(_job.Trials[index].Record, null));
        _job.PutBack(2);
        _job.Record = KnownJob.Record(budget: 2);
        Assert.Null(_job.Take(Now));
        Assert.True(_job.IsTrained);

        _job.Record = KnownJob.Record(budget: 3);
        Assert.False(_job.IsTrained);
        Assert.Equal(2, _job.Take(Now)!.Record.Index);
    }

    [Fact]
    public void A_job_is_not_done_while_a_trial_beyond_its_budget_runs()
    {
        foreach (var trial in TakeAll().Take(3))
            _job.Update(KnownJob.Completed(trial, null));
        _job.Record = KnownJob.Record(budget: 2);
        Assert.False(_job.IsTrained);
        _job.Update(KnownJob.Completed(_job.Trials[3].Record, null));
        Assert.True(_job.IsTrained);
    }

    [Fact]
    public void Rows_that_arrive_late_change_nothing()
    {
        var trial = _job.Take(Now)!.Record;
        var first = KnownJob.Leased(trial, token: 1);
        var second = KnownJob.Leased(trial, token: 2);
        _job.Update(second);
        _job.Update(first with { State = TrialState.Queued });
        Assert.Equal((TrialState.Leased, 2), (_job.Trials[0].Record.State, _job.Trials[0].Record.Token));

        _job.Update(KnownJob.Completed(second, null));
        _job.Update(second);
        Assert.Equal((TrialState.Finished, 1, 0), (_job.Trials[0].Record.State, _job.Finished, _job.Leased));
    }

    [Fact]
    public void A_candidate_that_another_coordinator_stored_first_takes_the_place_of_the_proposal()
    {
        var proposed = _job.Take(Now)!.Record;
        _job.Update(proposed with { Candidate = KnownJob.Reference });
        Assert.Equal((KnownJob.Reference, 0), (_job.Trials[0].Record.Candidate, _job.Take(Now)!.Record.Index));
    }

    [Fact]
    public void A_restart_proposes_what_was_proposed_before()
    {
        var taken = TakeAll();
        var again = KnownJob.Of([.. taken.Take(2)]);
        Assert.Equal(taken.Select(trial => trial.Candidate), Enumerable.Range(0, 4).Select(_ => again.Take(Now)!.Record.Candidate));
    }

    [Fact]
    public void The_best_trial_follows_what_step_times_turn_out_to_be()
    {
        var taken = TakeAll();
        _job.Update(KnownJob.Completed(taken[0], KnownJob.Step("b", 10)));
        Assert.Null(_job.Best);
        _job.Add([KnownJob.Measured("a", KnownJob.Reference), KnownJob.Measured("b", KnownJob.Reference)]);
        _job.Add([MeasurementPlan.OfReference("a")]);
        _job.Update(KnownJob.Completed(taken[1], KnownJob.Step("a", 20)));
        Assert.Equal(0, _job.Best!.Trial);

        // S of the first is 8 on the scale of type a.
        _job.Add([new DeviceCalibration("b", "a", Math.Log(8), 1, 1, [], IsAccepted: true)]);
        Assert.Equal(1, _job.Best!.Trial);
    }

    private List<Trial> TakeAll()
    {
        var taken = new List<Trial>();
        while (_job.Take(Now) is { } trial)
            taken.Add(trial.Record);
        return taken;
    }
}
