using Grpc.Core;
using Grpc.Core.Interceptors;
using NasV2.Api.V1;

namespace NasV2.Client;

/// <summary>
/// Calls a NasV2 service. Calls that a head could not serve (<see cref="StatusCode.Unavailable"/>) are sent again to the next head,
/// which is safe: every change of the API may be sent again. <see cref="SearchFollowing"/> follows streams.
/// </summary>
public sealed class NasClient : IDisposable
{
    private readonly HeadPool? _heads;

    /// <exception cref="ArgumentException">No server is named.</exception>
    public NasClient(NasClientOptions options)
        : this(options, new HeadPool(options))
    {
    }

    /// <summary>Calls a service in another way, such as one in this process. Nothing is retried.</summary>
    public NasClient(CallInvoker invoker)
    {
        Options = new NasClientOptions { Servers = [] };
        Searches = new SearchService.SearchServiceClient(invoker);
        Specs = new SpecService.SpecServiceClient(invoker);
        Trials = new TrialService.TrialServiceClient(invoker);
        Architectures = new ArchitectureService.ArchitectureServiceClient(invoker);
        Workers = new WorkerService.WorkerServiceClient(invoker);
    }

    private NasClient(NasClientOptions options, HeadPool heads)
        : this(WithToken(new HeadPoolInvoker(heads, options), options.Token)) => (Options, _heads) = (options, heads);

    /// <summary>How the service is reached.</summary>
    public NasClientOptions Options { get; }

    /// <summary>Starts, shows and steers searches.</summary>
    public SearchService.SearchServiceClient Searches { get; }

    /// <summary>Validates specs and estimates what they cost.</summary>
    public SpecService.SpecServiceClient Specs { get; }

    /// <summary>Shows trials.</summary>
    public TrialService.TrialServiceClient Trials { get; }

    /// <summary>Describes, scales and exports architectures.</summary>
    public ArchitectureService.ArchitectureServiceClient Architectures { get; }

    /// <summary>Shows and steers workers.</summary>
    public WorkerService.WorkerServiceClient Workers { get; }

    /// <summary>The head that calls go to at the moment; null where the service is called in another way than by address.</summary>
    public Uri? Server => _heads?.Current;

    /// <summary>Uses the next head from now on, for the one that was used failed.</summary>
    /// <param name="failed">That head; when another is used already, nothing changes.</param>
    public void Leave(Uri failed) => _heads?.Leave(failed);

    /// <inheritdoc/>
    public void Dispose() => _heads?.Dispose();

    private static CallInvoker WithToken(CallInvoker invoker, string? token) => token is null ? invoker : invoker.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {token}");
        return metadata;
    });
}
