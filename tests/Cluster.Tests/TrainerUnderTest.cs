using System.Diagnostics;
using System.Text.Json;
using NasV2.FakeTrainer;

namespace NasV2.Cluster.Tests;

/// <summary>The fake trainer as a worker has it: a process that is talked to in lines.</summary>
internal sealed class TrainerUnderTest : IAsyncDisposable
{
    private readonly Process _process;

    private TrainerUnderTest(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<TrainerUnderTest> StartAsync(params IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "NasV2.FakeTrainer"), ["--epoch-ms", "1-2", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var trainer = new TrainerUnderTest(Process.Start(start)!);
        Assert.Equal("ready", (await trainer.ReadAsync())!.Value.GetProperty("type").GetString());
        return trainer;
    }

    /// <summary>An architecture that has this ending by the default rules.</summary>
    public static string Architecture(Ending ending) => Enumerable.Range(0, int.MaxValue)
        .Select(number => $"architecture {number}")
        .First(name => new FateRules().Choose(name).Ending == ending);

    public async Task SendAsync(string type, string architecture, bool timesStep = true)
    {
        var request = new
        {
            type,
            id = "job/1#1",
            architecture,
            recipe = new { epochs = 4, batch = 64, resolution = 32 },
            stepTime = timesStep ? new { warmupSteps = 3 } : null,
        };
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next message; null when it ended without another.</summary>
    public async Task<JsonElement?> ReadAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line ? JsonElement.Parse(line) : null;

    /// <summary>The types of the messages up to the one that ends the request, or to its own end.</summary>
    public async Task<(List<string> Types, JsonElement? Last)> AnswersAsync()
    {
        var types = new List<string>();
        JsonElement? last = null;
        while (types is not [.., "ended"] && await ReadAsync() is { } message)
        {
            types.Add(message.GetProperty("type").GetString()!);
            last = message;
        }

        return (types, last);
    }

    public void CloseInput() => _process.StandardInput.Close();

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
