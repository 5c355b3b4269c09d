namespace NasV2.Server.Tests.Nodes;

/// <summary>Waits for what a service does by itself.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the answer is yes; fails after a minute.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
            await tick.WaitForNextTickAsync(limit.Token);
    }
}
