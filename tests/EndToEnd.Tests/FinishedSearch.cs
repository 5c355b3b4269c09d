using System.Text.Json.Nodes;

namespace NasV2.EndToEnd.Tests;

/// <summary>A search that ran to its end with the real trainer; the tests of a class only look at it.</summary>
public sealed class FinishedSearch : IAsyncLifetime
{
    public const int Trials = 4;
    public const string Id = "small-1";

    internal SearchHome Home { get; } = new();

    /// <summary>What <c>nas search --json</c> printed.</summary>
    public string Output { get; private set; } = "";

    public JsonNode Result => JsonNode.Parse(Output)!;

    public async ValueTask InitializeAsync()
    {
        Home.Write(SearchHome.SmallJob(Trials));
        var (exitCode, output, error) = await NasProcess.RunAsync(Home.SearchArguments("--json"));
        Assert.True(exitCode == 0, error);
        Output = output;
    }

    public ValueTask DisposeAsync()
    {
        Home.Dispose();
        return ValueTask.CompletedTask;
    }
}
