using Grpc.Core;
using Grpc.Core.Interceptors;
using NasV2.Api.V1;

namespace NasV2.Client;

/// <summary>
/// Calls a NasV2 service. Calls that a head could not serve (<see cref="StatusCode.Unavailable"/>) are made again at the next head,
/// which is safe: every change of the interface may be sent again. Streams are followed by <see cref="SearchFollowing"/>.
/// </summary>
public sealed class NasClient : IDisposable
{
    private readonly Heads _heads;

    /// <exception cref="ArgumentException">No server is named.</exception>
    public NasClient(NasClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _heads = new Heads(options);
        CallInvoker invoker = new HeadsInvoker(_heads, options);
        if (options.Token is { } token)
            invoker = invoker.Intercept(metadata =>
            {
                metadata.Add("authorization", $"Bearer {token}");
                return metadata;
            });
        Searches = new SearchService.SearchServiceClient(invoker);
        Specs = new SpecService.SpecServiceClient(invoker);
        Trials = new TrialService.TrialServiceClient(invoker);
        Architectures = new ArchitectureService.ArchitectureServiceClient(invoker);
        Workers = new WorkerService.WorkerServiceClient(invoker);
    }

    /// <summary>How the service is reached.</summary>
    public NasClientOptions Options { get; }

    /// <summary>Starts, shows and steers searches.</summary>
    public SearchService.SearchServiceClient Searches { get; }

    /// <summary>Judges specs.</summary>
    public SpecService.SpecServiceClient Specs { get; }

    /// <summary>Shows trials.</summary>
    public TrialService.TrialServiceClient Trials { get; }

    /// <summary>Describes, scales and hands out networks.</summary>
    public ArchitectureService.ArchitectureServiceClient Architectures { get; }

    /// <summary>Shows and steers workers.</summary>
    public WorkerService.WorkerServiceClient Workers { get; }

    /// <summary>The head that calls go to at the moment.</summary>
    public Uri Server => _heads.Current;

    /// <summary>Uses the next head from now on, for the one that was used failed.</summary>
    /// <param name="failed">That head; when another is used already, nothing changes.</param>
    public void Leave(Uri failed) => _heads.Leave(failed);

    /// <inheritdoc/>
    public void Dispose() => _heads.Dispose();
}
