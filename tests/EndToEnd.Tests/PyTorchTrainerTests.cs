using System.Text.Json.Nodes;
using NasV2.Data;
using NasV2.Space;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.EndToEnd.Tests;

public sealed class PyTorchTrainerTests(PyTorchProcess shared) : IClassFixture<PyTorchProcess>, IDisposable
{
    private readonly SearchHome _home = new();

    private string Data => Path.Combine(_home.Folder, "mnist");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_search_trains_with_the_program_that_its_spec_names()
    {
        var python = await PyTorchTrainer.PythonAsync();
        IdxFiles.Write(Data, count: 600);
        _home.Write(
            SearchHome.SmallJob(trials: 2, $"{{ format: mnist, path: {Data}, train: 320, minival: 200 }}")
            + $"\ntrainer: {{ command: [{python}, {PyTorchTrainer.Script}] }}\n");

        var run = await NasProcess.RunAsync(_home.SearchArguments("--json"));

        Assert.True(run.ExitCode == 0, run.Error);
        var result = JsonNode.Parse(run.Output)!;
        Assert.Equal(2, result["ranking"]!.AsArray().Count);
        var store = await _home.ReadAsync(store => store.ListTrialsAsync("small-1", TestContext.Current.CancellationToken));
        Assert.All(store, trial =>
        {
            Assert.StartsWith("PyTorch ", trial.Result!.StepTime!.Libraries, StringComparison.Ordinal);
            Assert.Equal(Complexity.Compute(Architecture.Parse(trial.Candidate), 16, 10).Parameters, trial.Result.Parameters);
        });
    }

    [Fact]
    public async Task Its_networks_have_the_parameters_that_ours_have()
    {
        const int Classes = 7;
        Architecture[] networks = [.. SearchSpaces.All.Values.SelectMany(space =>
            Enumerable.Range(0, 6).Select(member => space.At((space.Size - 1) * member / 5)).Prepend(space.Reference))];
        Assert.Equal(
            networks.Select(network => Complexity.Compute(network, 64, Classes).Parameters),
            await PyTorchTrainer.ParametersAsync(Classes, networks.Select(network => network.Canonical)));
    }

    [Fact]
    public async Task It_learns_and_ends_with_the_accuracy_of_its_last_epoch()
    {
        IdxFiles.Write(Data, count: 600);
        var trainer = await shared.GetAsync();
        var answers = await PyTorchTrainer.AskAsync(trainer, PyTorchTrainer.Request(Data, epochs: 12, learningRate: 1));
        var ended = Assert.IsType<EndedMessage>(answers[^1]).Result;
        Assert.Equal(TrialOutcome.Completed, ended.Outcome);
        Assert.Equal(Enumerable.Range(1, 12), answers.OfType<EpochMessage>().Select(epoch => epoch.Epoch.Number));
        Assert.Equal(ended.Accuracy, answers.OfType<EpochMessage>().Last().Epoch.MinivalAccuracy);
        Assert.InRange(ended.Accuracy!.Value, 0.9, 1);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_ends_as_cancelled()
    {
        IdxFiles.Write(Data, count: 600);
        var trainer = await shared.GetAsync();
        var request = PyTorchTrainer.Request(Data, epochs: 10_000);
        await foreach (var first in trainer.SendAsync(request, TestContext.Current.CancellationToken))
        {
            Assert.IsType<EpochMessage>(first);
            break;
        }

        var ended = Assert.IsType<EndedMessage>((await PyTorchTrainer.AskAsync(trainer, new CancelRequest(request.Id)))[^1]);
        Assert.Equal(TrialOutcome.Cancelled, ended.Result.Outcome);
    }

    [Fact]
    public async Task It_ends_when_its_input_closes()
    {
        await using var trainer =
            NasProcess.StartProgram("/bin/bash", ["-c", $"{await PyTorchTrainer.PythonAsync()} {PyTorchTrainer.Script} < /dev/null"]);
        Assert.Equal(0, (await trainer.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Its_minival_has_the_images_that_ours_has()
    {
        IdxFiles.Write(Data, count: 600);
        var images = DatasetFormats.Default.Get("mnist")
            .Load(Data, new DatasetLoadOptions { Resolution = 28 }, TestContext.Current.CancellationToken).Train;
        var ours = Split.TrainMinival(images, trainCount: 317, minivalCount: 123, seed: 9);
        var theirs = await PyTorchTrainer.SplitAsync($$"""{"format":"mnist","path":"{{Data}}","train":317,"minival":123,"seed":9}""");
        Assert.Equal([string.Join(' ', ours.Train), string.Join(' ', ours.Minival)], theirs);
    }

    [Fact]
    public async Task A_loss_that_explodes_is_diverged_and_the_next_request_is_served()
    {
        IdxFiles.Write(Data, count: 600);
        var trainer = await shared.GetAsync();
        var diverged = await EndAsync(trainer, PyTorchTrainer.Request(Data, learningRate: 1e30));
        Assert.Equal((TrialOutcome.Diverged, "The training loss became NaN or infinite in epoch 1."), (diverged.Outcome, diverged.Message));
        Assert.Equal(TrialOutcome.Completed, (await EndAsync(trainer, PyTorchTrainer.Request(Data))).Outcome);
    }

    [Fact]
    public async Task Data_that_cannot_be_used_are_refused_with_their_place()
    {
        var trainer = await shared.GetAsync();
        var absent = Assert.Single(await PyTorchTrainer.AskAsync(trainer, PyTorchTrainer.Request("/nowhere")));
        Assert.Equal("There is no train-images-idx3-ubyte in /nowhere.", Assert.IsType<RefusedMessage>(absent).Reason);
        var unknown = Assert.Single(await PyTorchTrainer.AskAsync(trainer, PyTorchTrainer.Request("/nowhere", format: "shapes")));
        Assert.StartsWith(
            "This trainer does not read data.format 'shapes'; it reads cifar10, ", Assert.IsType<RefusedMessage>(unknown).Reason,
            StringComparison.Ordinal);
    }

    private static async Task<TrialResult> EndAsync(TrainerProcess trainer, TrainRequest request) =>
        Assert.IsType<EndedMessage>((await PyTorchTrainer.AskAsync(trainer, request))[^1]).Result;
}
