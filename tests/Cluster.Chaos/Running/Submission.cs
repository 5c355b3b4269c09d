namespace NasV2.Cluster.Chaos.Running;

/// <summary>Hands the job to the first head that is ready.</summary>
internal static class Submission
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for a head and submits; returns when the service has taken the job.</summary>
    /// <exception cref="ChaosException">No head became ready, or the job was refused.</exception>
    public static async Task RunAsync(ChaosOptions options, ChaosCluster cluster, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(cluster.Run.Job, JobSpec.Yaml(options), cancellationToken);
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var api = await ReadyAsync(cluster.Apis, cancellationToken);
            try
            {
                // Under one request id, so that a submission that was received but not answered does not create a second job.
                await cluster.RunNasAsync(
                    "submit",
                    ["submit", cluster.Run.Job, "--server", api.ToString(), "--token-file", cluster.Run.Token, "--request-id",
                        $"chaos-{options.Seed}"],
                    cancellationToken);
                return;
            }
            catch (ChaosException) when (!limit.IsCancellationRequested)
            {
                // The cluster is still starting: the machine may be slow.
            }
        }
    }

    private static async Task<Uri> ReadyAsync(IReadOnlyList<Uri> apis, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var tick = new PeriodicTimer(Period);
        while (!limit.IsCancellationRequested)
        {
            foreach (var api in apis)
            {
                if (await IsReadyAsync(client, api, cancellationToken))
                    return api;
            }

            await tick.WaitForNextTickAsync(cancellationToken);
        }

        throw new ChaosException($"no head was ready within {Patience.TotalSeconds} s");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri api, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(api, "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // It does not listen yet, or is too busy starting to answer.
            return false;
        }
    }
}
