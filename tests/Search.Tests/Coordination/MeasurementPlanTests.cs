using Microsoft.Extensions.Time.Testing;
using NasV2.Algorithms.Calibration;
using NasV2.Cluster;
using NasV2.Search.Coordination;
using NasV2.Search.Results;

namespace NasV2.Search.Tests.Coordination;

public sealed class MeasurementPlanTests
{
    private static readonly string[] CalibrationMembers =
    [
        .. CalibrationSet.Create(KnownJob.Spec.ToConstrainedSpace(), KnownJob.Spec.Seed).All.Select(architecture => architecture.Canonical),
    ];

    private readonly SearchProjection _search = KnownJob.Create();
    private readonly MeasurementBoard _board = new(new FakeTimeProvider(), new SearchOptions());
    private readonly MeasurementPlan _plan;

    public MeasurementPlanTests() => _plan = new MeasurementPlan(_search, _board);

    [Fact]
    public void One_device_type_measures_the_reference_and_nothing_else()
    {
        Assert.Equal(KnownJob.Reference, Take("a"));
        Assert.Null(Take("a"));
        MeasureReferenceOn("a");
        Assert.Null(Take("a"));
        Assert.Empty(_plan.Fit(force: true));
    }

    [Fact]
    public void With_a_second_device_type_both_measure_the_calibration_set()
    {
        MeasureReferenceOn("a");
        Assert.Equal(KnownJob.Reference, Take("b"));
        _search.Add([KnownJob.Measured("b", KnownJob.Reference)]);
        Assert.Equal(CalibrationMembers[1..].Order(), TakeAll("b").Order());
        Assert.Equal(CalibrationMembers[1..].Order(), TakeAll("a").Order());
    }

    [Fact]
    public void A_type_is_calibrated_when_both_have_measured_all_and_not_before()
    {
        MeasureReferenceOn("a");
        foreach (var (member, place) in CalibrationMembers.Select((member, place) => (member, place)))
        {
            Assert.Empty(_plan.Fit(force: false));
            _search.Add([KnownJob.Measured("a", member, 10 + place), KnownJob.Measured("b", member, 20 + (2 * place))]);
        }

        var calibration = Assert.Single(_plan.Fit(force: false));
        Assert.Equal(("b", "a", true, 9),
            (calibration.DeviceType, calibration.ReferenceDeviceType, calibration.IsAccepted, calibration.Residuals.Count));
        _search.Add([calibration]);
        Assert.Empty(_plan.Fit(force: false));
    }

    [Fact]
    public void A_wrong_measurement_shows_in_its_own_residual()
    {
        double[] times = [10, 4, 5, 7, 12, 15, 21, 30, 40];
        MeasureReferenceOn("a");
        foreach (var (member, ms) in CalibrationMembers.Zip(times))
            _search.Add([KnownJob.Measured("a", member, ms.Equals(12) ? 18 : ms), KnownJob.Measured("b", member, ms)]);

        var residuals = Assert.Single(_plan.Fit(force: false)).Residuals;

        var wrong = Assert.Single(residuals, residual => Math.Abs((residual.MappedMs / residual.ReferenceMs) - 1) > 0.01);
        Assert.Equal((CalibrationMembers[4], 12, 18), (wrong.Candidate, wrong.MeasuredMs, wrong.ReferenceMs));
        Assert.Equal(12, wrong.MappedMs, 9);
    }

    [Fact]
    public void A_calibration_network_that_kills_its_trainer_is_left_out()
    {
        MeasureReferenceOn("a");
        foreach (var member in CalibrationMembers[..^1])
            _search.Add([KnownJob.Measured("a", member), KnownJob.Measured("b", member)]);
        _search.Add([KnownJob.Measured("a", CalibrationMembers[^1])]);
        for (var death = 0; death < 3; death++)
            _board.Fail("b", CalibrationMembers[^1], counts: true);
        Assert.Equal(8, Assert.Single(_plan.Fit(force: false)).Residuals.Count);
    }

    [Fact]
    public void A_type_that_timed_a_trial_and_never_measured_anything_is_rejected_by_force()
    {
        MeasureReferenceOn("a");
        Complete(KnownJob.Step("b"));
        Assert.False(_plan.IsComplete);
        var calibration = Assert.Single(_plan.Fit(force: true));
        Assert.Equal(("b", false), (calibration.DeviceType, calibration.IsAccepted));
    }

    [Fact]
    public void A_candidate_of_a_rejected_type_is_measured_on_the_reference_type()
    {
        MeasureReferenceOn("a");
        _search.Add([KnownJob.Measured("b", KnownJob.Reference)]);
        _search.Add([new DeviceCalibration("b", "a", 0, 1, 0.5, [], IsAccepted: false)]);
        var candidate = Complete(KnownJob.Step("b"));
        Assert.Null(Take("b"));
        Assert.False(_plan.IsComplete);
        Assert.Equal(candidate, Take("a"));
        _search.Add([KnownJob.Measured("a", candidate)]);
        Assert.True(_plan.IsComplete);
    }

    [Fact]
    public void A_step_that_did_not_settle_is_measured_once_more_and_not_twice()
    {
        MeasureReferenceOn("a");
        var candidate = Complete(KnownJob.Step("a", settled: false));
        Assert.Equal(candidate, Take("a"));
        Assert.False(_plan.IsComplete);
        _search.Add([KnownJob.Measured("a", candidate, settled: false)]);
        _board.Return("a", candidate);
        Assert.True(_plan.IsComplete);
        Assert.Null(Take("a"));
    }

    [Fact]
    public void A_candidate_that_cannot_be_measured_does_not_hold_the_search_up()
    {
        MeasureReferenceOn("a");
        var candidate = Complete(stepTime: null);
        for (var death = 0; death < 3; death++)
        {
            Assert.False(_plan.IsComplete);
            _board.Fail("a", candidate, counts: true);
        }

        Assert.True(_plan.IsComplete);
    }

    private string? Take(string deviceType) => _plan.Take(new WorkerDescription($"{deviceType}-worker", deviceType, deviceType));

    private List<string> TakeAll(string deviceType)
    {
        var taken = new List<string>();
        while (Take(deviceType) is { } candidate)
            taken.Add(candidate);
        return taken;
    }

    private void MeasureReferenceOn(string deviceType)
    {
        _search.Add([KnownJob.Measured(deviceType, KnownJob.Reference)]);
        _search.Add([MeasurementPlan.CreateIdentity(deviceType)]);
        _board.Return(deviceType, KnownJob.Reference);
    }

    private string Complete(StepTime? stepTime)
    {
        var trial = Trial.Propose("job", _search.Trials.Count, _search.Spec.Space.At(_search.Trials.Count).Canonical);
        _search.Put(KnownJob.Completed(trial, stepTime));
        return trial.Candidate;
    }
}
