using NasV2.Api.V1;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Nodes;

/// <summary>A node with one search of eight trials that ended: trial 3 diverged with a loss of NaN, of the others
/// the later are the better.</summary>
public sealed class FinishedSearch(PostgresServer server) : IAsyncLifetime
{
    private const string Script =
        """
        if [ "$trial" = 3 ]; then measured; say '{"type":"epoch","id":"REQUEST","report":{"epoch":1,"epochs":2,"loss":"NaN","trainAccuracy":0.1,"minivalAccuracy":0.1,"learningRate":0.01,"seconds":1}}'; say '{"type":"ended","id":"REQUEST","report":{"outcome":"diverged","message":"the loss is NaN"}}'
        else measured; epoch 1; epoch 2; completed "0.$((50 + 2 * trial))"; fi
        """;

    internal TestNode Node { get; private set; } = null!;

    public string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Node = await TestNode.StartBoxAsync(await TestDatabase.CreateAsync(server), Script);
        Id = (await Node.Searches.SubmitSearchAsync(Submitted.Request(trials: 8))).Search.Id;
        await Node.Searches.ReachesAsync(Id, SearchState.Completed);
    }

    public async ValueTask DisposeAsync()
    {
        if (Node is not null)
            await Node.DisposeAsync();
    }
}
