using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Server;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.EndToEnd.Tests;

/// <summary>A head and two workers as processes over PostgreSQL, with the real trainer.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class WorkerKillTests(PostgresServer server) : IDisposable
{
    private const int Epochs = 6;
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly SearchHome _home = new();

    [Fact]
    public Task A_trial_whose_worker_is_killed_in_mid_epoch_resumes_elsewhere_and_ends_with_the_undisturbed_accuracy() =>
        KillAsync(Job(IdxFiles.Data(train: 800), resolution: 16));

    [Fact]
    public Task The_same_holds_on_Fashion_MNIST()
    {
        var folder = Environment.GetEnvironmentVariable("NAS_TEST_FASHION_MNIST") ?? Path.Combine(NasHome.Find(null).Data, "fashion-mnist");
        Assert.SkipUnless(
            Directory.Exists(folder), "needs Fashion-MNIST: nas data get fashion-mnist, or NAS_TEST_FASHION_MNIST with its folder");
        return KillAsync(Job($"{{ format: fashion-mnist, path: '{folder}', train: 1500, minival: 1000 }}", resolution: 28));
    }

    public void Dispose() => _home.Dispose();

    private static string Job(string data, int resolution) => SearchHome.SmallJob(trials: 1, data)
        .Replace("epochs: 2", $"epochs: {Epochs}", StringComparison.Ordinal)
        .Replace("resolution: 16", $"resolution: {resolution}", StringComparison.Ordinal);

    private async Task KillAsync(string spec)
    {
        _home.Write(spec);
        var undisturbed = await NasProcess.RunAsync(_home.SearchArguments("--json"));
        Assert.Equal(0, undisturbed.ExitCode);

        var address = await server.NewAddressAsync();
        await using var services = new ServiceCollection().AddNasStore(new StoreOptions { Address = address }).BuildServiceProvider();
        await File.WriteAllTextAsync(Token, await TestToken.CreateAsync(address, AccessScope.Submit), Ct);
        var http = $"http://127.0.0.1:{FreePort()}";
        await using var head = Member("serve", "head", address, "--silo-port", $"{FreePort()}", "--http", http);
        await using var one = Worker("one", address);
        await using var two = Worker("two", address);
        var store = services.GetRequiredService<IJobStore>();
        var job = await SubmitAsync(http);

        var trial = await TrialAsync(store, job, trial => trial is { State: TrialState.Leased, LastEpoch: >= 2 });
        await (trial.Worker == "one" ? one : two).KillAsync();
        var finished = await TrialAsync(store, job, trial => trial.State == TrialState.Finished);

        Assert.Equal(Accuracy(undisturbed.Output), finished.Result!.Accuracy);
        Assert.NotEqual(trial.Worker, finished.Worker);
        // When a silo dies, Orleans may deactivate the other worker too, whose trial then has one attempt more.
        Assert.True(finished.Attempt >= 2, $"attempt {finished.Attempt}");
        var second = await EpochsOfAsync(store, job, attempt: 2);
        Assert.True(second is [] or [> 1, ..], $"epoch {second.FirstOrDefault()} was trained again");
        Assert.Equal(Enumerable.Range(1, Epochs), (await store.ListEpochsAsync(job, 0, Ct)).Select(epoch => epoch.Number));
    }

    private static double? Accuracy(string result)
    {
        using var json = JsonDocument.Parse(result);
        return json.RootElement.GetProperty("winner").GetProperty("accuracy").GetDouble();
    }

    private static async Task<List<int>> EpochsOfAsync(IJobStore store, string job, int attempt)
    {
        var epochs = new List<int>();
        await foreach (var stored in store.ReadEventsAsync(job, 0, Ct))
            if (stored.Event is EpochEnded ended && ended.Attempt == attempt)
                epochs.Add(ended.Epoch.Number);
        return epochs;
    }

    private static async Task<Trial> TrialAsync(IJobStore store, string job, Func<Trial, bool> condition)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (await store.FindTrialAsync(job, 0, Ct) is { } trial && condition(trial))
                return trial;
            await tick.WaitForNextTickAsync(Ct);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private NasProcess Worker(string name, string address) =>
        Member("worker", name, address, "--device", "cpu", "--checkpoints", Path.Combine(_home.Folder, "checkpoints"));

    private NasProcess Member(string verb, string name, string address, params string[] more)
    {
        var settings = Path.Combine(_home.Folder, "settings.json");
        File.WriteAllText(settings, $$"""
            {
              "search": { "leaseDuration": "00:00:06", "leaseCheckPeriod": "00:00:01" },
              "workers": { "idlePeriod": "00:00:01" },
              "data": { "roots": {{JsonSerializer.Serialize(new[] { NasHome.Find(null).Data, AppContext.BaseDirectory })}} }
            }
            """);
        return NasProcess.Start([verb, "--store", address, "--name", name, "--settings", settings, .. more]);
    }

    private string Token => Path.Combine(_home.Folder, "token");

    private async Task<string> SubmitAsync(string http)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            // The head is starting: until it serves, a submission fails; the request id keeps it from counting twice.
            var (exitCode, output, _) =
                await NasProcess.RunAsync("submit", _home.Spec, "--server", http, "--token-file", Token, "--request-id", "kill-test");
            if (exitCode == 0)
                return output.Trim();
            await tick.WaitForNextTickAsync(Ct);
        }
    }
}
