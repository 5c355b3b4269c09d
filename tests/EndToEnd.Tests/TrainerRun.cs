using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.EndToEnd.Tests;

/// <summary>One attempt at a trial of four epochs, in a <c>nas trainer</c> of its own.</summary>
internal sealed class TrainerRun : IAsyncDisposable
{
    private const string Candidate = "r1_k3_s1_e1_i8_o8_c1-r2_k3_s2_e4_i8_o16_se0.25-h32";
    private readonly TrainerProcess _process;
    private bool _wasKilled;

    private TrainerRun(TrainerProcess process) => _process = process;

    public List<Epoch> Epochs { get; } = [];

    public List<StepTime> Measured { get; } = [];

    public TrialResult? End { get; private set; }

    public static async Task<TrainerRun> StartAsync(string home, string checkpoints) => new(await TrainerProcess.StartAsync(
        new TrainerCommand
        {
            Program = Path.Combine(AppContext.BaseDirectory, "nas"),
            Arguments = ["trainer", "--device", "cpu", "--home", home, "--checkpoints", checkpoints],
        },
        NullLogger.Instance,
        TimeProvider.System,
        TestContext.Current.CancellationToken));

    /// <summary>Trains to the end, or until the trainer is dead.</summary>
    /// <param name="token">The attempt.</param>
    /// <param name="afterEpoch">Called after each epoch.</param>
    /// <param name="timesStep">Whether the step is timed.</param>
    /// <param name="reported">Epochs that the coordinator knows of.</param>
    public async Task TrainAsync(long token, Func<int, Task>? afterEpoch = null, bool timesStep = true, int reported = 0)
    {
        var request = new TrainRequest(
            $"job/7#{token}",
            Candidate,
            Seed: 11,
            Json("""{"format":"shapes","train":1920,"minival":200,"seed":1}"""),
            Json("""{"epochs":4,"batch":32,"resolution":24,"learningRate":0.064}"""),
            timesStep ? Json("""{"warmupSteps":1,"blockSteps":2,"maxSteps":4,"spread":0.02}""") : null,
            new CheckpointPlace("job/7", token, reported));
        try
        {
            await foreach (var answer in _process.SendAsync(request, TestContext.Current.CancellationToken))
                await TakeAsync(answer, afterEpoch);
        }
        catch (TrainerDiedException) when (_wasKilled)
        {
            // The test killed it.
        }
    }

    public void Kill()
    {
        _wasKilled = true;
        NasProcess.Signal(_process.ProcessId, "-KILL");
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task TakeAsync(TrainerAnswer answer, Func<int, Task>? afterEpoch)
    {
        switch (answer)
        {
            case MeasuredMessage measured:
                Measured.Add(measured.StepTime);
                break;
            case EpochMessage epoch:
                Epochs.Add(epoch.Epoch);
                if (afterEpoch is not null)
                    await afterEpoch(epoch.Epoch.Number);
                break;
            case EndedMessage ended:
                End = ended.Result;
                break;
        }
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
