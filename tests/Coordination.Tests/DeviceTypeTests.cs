using NasV2.Search.Results;
using NasV2.Search.Tests.Algorithms.Calibration;
using NasV2.Space;

namespace NasV2.Coordination.Tests;

public sealed class DeviceTypeTests
{
    private static readonly string Reference = SearchSpaces.Find("small-image").Reference.Canonical;

    [Fact]
    public async Task Step_times_of_a_device_type_with_the_same_cost_structure_are_mapped_to_the_first_ones()
    {
        await using var cluster = new SimulatedCluster();
        var (gate, job) = await StartTwoTypesAsync(cluster, DeviceModel.Cpu.Faster(3));
        var calibration = await CalibrateAsync(cluster, gate, job);
        Assert.Equal(("beta", "alpha", true), (calibration.DeviceType, calibration.ReferenceDeviceType, calibration.IsAccepted));
        Assert.Equal((1, 1), (calibration.Spearman, Math.Round(calibration.Slope, 9)));
        Assert.Equal(9, calibration.Residuals.Count);
        Assert.All(calibration.Residuals, residual => Assert.Equal(residual.ReferenceMs, residual.MappedMs, 6));

        gate.Open();
        var result = await cluster.ResultAsync(job);
        Assert.Equal(12, result.Ranking.Count);
        Assert.Contains(result.Ranking, trial => trial.DeviceType == "beta");
        Assert.All(result.Ranking, trial => Assert.Equal(RatioOnAlpha(trial), trial.StepRatio, 6));
        Assert.Equal("beta", Assert.Single(result.Calibrations).DeviceType);
    }

    [Fact]
    public async Task A_device_type_with_another_cost_structure_trains_only_and_its_candidates_are_timed_on_the_first_type()
    {
        await using var cluster = new SimulatedCluster();
        var (gate, job) = await StartTwoTypesAsync(cluster, DeviceModel.LaunchBound);
        var calibration = await CalibrateAsync(cluster, gate, job);
        Assert.False(calibration.IsAccepted);
        Assert.InRange(calibration.Spearman, -1, 0.95);

        var before = cluster.Trainers.Trained.Count;
        gate.Open();
        var result = await cluster.ResultAsync(job);
        var later = cluster.Trainers.Trained.Skip(before).Where(work => work.DeviceType == "beta").ToList();
        Assert.NotEmpty(later);
        Assert.All(later, work => Assert.False(work.TimesStep));
        Assert.Equal(12, result.Ranking.Count);
        Assert.All(result.Ranking, trial => Assert.Equal(("alpha", RatioOnAlpha(trial)), (trial.DeviceType, trial.StepRatio)));
        Assert.False(Assert.Single(result.Calibrations).IsAccepted);
    }

    [Fact]
    public async Task A_device_type_that_left_before_it_was_calibrated_does_not_hold_the_job_up()
    {
        await using var cluster = new SimulatedCluster();
        cluster.Options.MeasurementLimit = TimeSpan.FromSeconds(0.5);
        await cluster.StartBoxAsync(slots: 1, "alpha");
        cluster.Trainers.Step = Steps(DeviceModel.Cpu.Faster(3));
        // The second type hangs in the nine measurements that it is to make, and trains in its tenth slot meanwhile.
        var hung = new Gate(work => work.DeviceType == "beta");
        cluster.Trainers.Measuring = hung.PassAsync;
        var alpha = new Gate(work => work.DeviceType == "alpha");
        cluster.Trainers.Training = alpha.PassAsync;
        var job = await cluster.SubmitAsync("job-1", trials: 3);
        await SimulatedCluster.UntilAsync("the first type trains", () => alpha.Waiting(cluster.Trainers).Count == 1);
        await cluster.StartWorkerAsync("w#2", "beta", slots: 10);
        await SimulatedCluster.UntilAsync(
            "the second type has done the rest",
            async () => (await cluster.TrialsAsync(job)).Count(trial => trial.Result is not null) == 2);

        await cluster.Worker("w#2").StopAsync();
        alpha.Open();
        var result = await cluster.ResultAsync(job);
        Assert.Equal(3, result.Ranking.Count);
        Assert.All(result.Ranking, trial => Assert.Equal(("alpha", RatioOnAlpha(trial)), (trial.DeviceType, trial.StepRatio)));
        var calibration = Assert.Single(result.Calibrations);
        Assert.Equal(("beta", false), (calibration.DeviceType, calibration.IsAccepted));
    }

    [Fact]
    public async Task Two_device_types_that_measure_the_reference_at_once_agree_on_one_scale()
    {
        await using var cluster = new SimulatedCluster();
        cluster.Trainers.Step = Steps(DeviceModel.Cpu.Faster(3));
        var gate = new Gate();
        cluster.Trainers.Measuring = work => work.Candidate == Reference ? gate.PassAsync(work) : Task.CompletedTask;
        await cluster.StartBoxAsync(slots: 1, "alpha", "beta");
        var job = await cluster.SubmitAsync("job-1", trials: 6);
        await SimulatedCluster.UntilAsync("both measure the reference", () => gate.Waiting(cluster.Trainers).Count == 2);
        gate.Open();
        await cluster.ResultAsync(job);
        var types = (await cluster.Store.ListCalibrationsAsync(job, CancellationToken.None)).Select(one => one.ReferenceDeviceType)
            .Distinct();
        Assert.Single(types);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_time_that_did_not_settle_is_measured_once_more_and_marked_where_that_does_not_help(bool settlesLater)
    {
        await using var cluster = new SimulatedCluster();
        await cluster.StartBoxAsync(slots: 1, "cpu");
        cluster.Trainers.Step = work =>
        {
            var ms = SimulatedTrainers.StepMs(DeviceModel.Cpu, work.Candidate);
            if (work.Trial == 1)
                return new SimulatedStep(ms * 1.3, IsSettled: false);
            return work.IsMeasurement && work.Candidate != Reference ? new SimulatedStep(ms, settlesLater) : new SimulatedStep(ms);
        };
        var job = await cluster.SubmitAsync("job-1", trials: 3);
        var result = await cluster.ResultAsync(job);
        var noisy = result.Ranking.Single(trial => trial.Trial == 1);
        Assert.Equal(settlesLater, noisy.StepSettled);
        Assert.Equal(settlesLater ? 1 : 1.3, noisy.StepRatio / RatioOnAlpha(noisy), 9);
        Assert.All(result.Ranking.Where(trial => trial.Trial != 1), trial => Assert.True(trial.StepSettled));
        Assert.Equal([Reference, noisy.Candidate], cluster.Trainers.Measured.Select(work => work.Candidate));
    }

    /// <summary>Alpha holds a trial when beta joins, measures its calibration set, and holds one too.</summary>
    private static async Task<(Gate Gate, string Job)> StartTwoTypesAsync(SimulatedCluster cluster, DeviceModel beta)
    {
        cluster.Trainers.Step = Steps(beta);
        var gate = new Gate();
        cluster.Trainers.Training = gate.PassAsync;
        await cluster.StartBoxAsync(slots: 1, "alpha");
        var job = await cluster.SubmitAsync("job-1", trials: 12);
        await SimulatedCluster.UntilAsync("alpha trains", () => gate.Waiting(cluster.Trainers).Count == 1);
        await cluster.StartWorkerAsync("w#2", "beta");
        await SimulatedCluster.UntilAsync("beta trains", () => gate.Waiting(cluster.Trainers).Count == 2);
        return (gate, job);
    }

    /// <summary>Lets alpha end its trial: it then measures the calibration set.</summary>
    private static async Task<DeviceCalibration> CalibrateAsync(SimulatedCluster cluster, Gate gate, string job)
    {
        gate.Release(1);
        DeviceCalibration? found = null;
        await SimulatedCluster.UntilAsync("beta is calibrated", async () =>
        {
            found = (await cluster.Store.ListCalibrationsAsync(job, CancellationToken.None))
                .FirstOrDefault(one => one.DeviceType == "beta");
            return found is not null && gate.Waiting(cluster.Trainers).Count == 2;
        });
        return found!;
    }

    private static Func<SimulatedWork, SimulatedStep> Steps(DeviceModel beta) => work =>
        new SimulatedStep(SimulatedTrainers.StepMs(work.DeviceType == "beta" ? beta : DeviceModel.Cpu, work.Candidate));

    private static double RatioOnAlpha(RankedTrial trial) =>
        SimulatedTrainers.StepMs(DeviceModel.Cpu, trial.Candidate) / SimulatedTrainers.StepMs(DeviceModel.Cpu, Reference);
}
