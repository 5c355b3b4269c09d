using System.Runtime.CompilerServices;
using NasV2.Space;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.Coordination.Tests;

/// <summary>One of <see cref="SimulatedTrainers"/>.</summary>
internal sealed class SimulatedTrainer(SimulatedTrainers all, string device) : ITrainer
{
    private const int Epochs = 2;
    private const int Classes = 10;

    private readonly CancellationTokenSource _ended = new();

    public ReadyMessage Ready { get; } = new(TrainerProtocol.Version, device, device.Split(':')[0], "simulation");

    public bool IsAlive { get; private set; } = true;

    public async IAsyncEnumerable<TrainerAnswer> SendAsync(
        TrainerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var work = Work(request, gone.Token);
        all.Begin(work);
        try
        {
            await LiveAsync((work.IsMeasurement ? all.Measuring : all.Training)(work), gone.Token);
            var step = work.TimesStep ? StepTime(all.Step(work)) : null;
            if (step is not null)
                yield return new MeasuredMessage(request.Id, step, Parameters(work), Classes);
            if (work.IsMeasurement)
                yield break;
            for (var epoch = 1; epoch <= Epochs; epoch++)
                yield return new EpochMessage(request.Id, Epoch(epoch, Accuracy(work.Candidate) * epoch / Epochs));
            yield return new EndedMessage(request.Id, new TrialResult(
                TrialOutcome.Completed,
                Accuracy(work.Candidate),
                step,
                Parameters(work),
                Complexity.Compute(Architecture.Parse(work.Candidate), SimulatedTrainers.Resolution).Macs,
                TrainSeconds: 1,
                Minival: all.Minival));
        }
        finally
        {
            all.End(work);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended.IsCancellationRequested)
            return;
        IsAlive = false;
        await _ended.CancelAsync();
        await all.Ending();
        all.Ended();
    }

    private async Task LiveAsync(Task work, CancellationToken gone)
    {
        try
        {
            await work.WaitAsync(gone);
        }
        catch (TrainerDiedException)
        {
            IsAlive = false;
            throw;
        }
    }

    private SimulatedWork Work(TrainerRequest request, CancellationToken gone)
    {
        if (request is MeasureRequest measure)
            return new SimulatedWork(device, null, null, measure.Architecture, TimesStep: true, gone);
        var train = (TrainRequest)request;
        // The id is JOB/INDEX#TOKEN.
        var parts = train.Id.Split('/', '#');
        return new SimulatedWork(device, parts[0], int.Parse(parts[1]), train.Architecture, train.StepTime is not null, gone);
    }

    private StepTime StepTime(SimulatedStep step) => new(
        step.Ms,
        step.Ms * (step.IsSettled ? 0.001 : 0.1),
        30,
        step.IsSettled,
        device,
        Ready.DeviceType,
        64,
        SimulatedTrainers.Resolution,
        "fp32",
        Ready.Libraries);

    private static Epoch Epoch(int number, double accuracy) => new(number, Epochs, 1 - accuracy, accuracy, accuracy, 0.01, 0.5);

    private static long Parameters(SimulatedWork work) =>
        Complexity.Compute(Architecture.Parse(work.Candidate), SimulatedTrainers.Resolution, Classes).Parameters;

    /// <summary>Between 0.3 and 0.9, without meaning.</summary>
    private static double Accuracy(string candidate) =>
        0.3 + (0.6 * (candidate.Aggregate(17u, (hash, letter) => unchecked((hash * 31) + letter)) % 10_000) / 10_000);
}
