using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Client;

/// <summary>Follows searches across heads that come and go.</summary>
public static class SearchFollowing
{
    /// <summary>Longer than a head is silent; then it is taken for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(25);

    private const int MaxDoublings = 5;

    /// <summary>
    /// What happens in a search until it has ended: every event once and in order, also when heads die meanwhile. While no head answers
    /// it keeps asking; a client without heads (<see cref="NasClient(CallInvoker)"/>) fails at once.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="request">Where to begin.</param>
    /// <param name="lost">Called on each interruption; may be null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RpcException">The service refused for another reason than being away.</exception>
    public static async IAsyncEnumerable<WatchSearchResponse> FollowAsync(
        this NasClient client,
        WatchSearchRequest request,
        Action<RpcException>? lost = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        var next = new WatchSearchRequest(request);
        var failures = 0;
        while (true)
        {
            var server = client.Server;
            using var call = client.Searches.WatchSearch(next, cancellationToken: cancellationToken);
            while (true)
            {
                var (response, failure) = await ReadAsync(call.ResponseStream, client.Options.Clock, cancellationToken);
                if (failure is not null)
                {
                    if (server is null)
                        throw failure;
                    lost?.Invoke(failure);
                    break;
                }

                if (response is null)
                    yield break;
                failures = 0;
                next.ResumeToken = response.ResumeToken;
                yield return response;
            }

            client.Leave(server!);
            await Task.Delay(
                client.Options.RetryDelay * (1 << Math.Min(failures++, MaxDoublings)), client.Options.Clock, cancellationToken);
        }
    }

    /// <summary>The next response, null at the end, or why the head went away.</summary>
    private static async Task<(WatchSearchResponse? Response, RpcException? Failure)> ReadAsync(
        IAsyncStreamReader<WatchSearchResponse> stream, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken).WaitAsync(Silence, clock, cancellationToken)
                ? (stream.Current, null)
                : (null, null);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable)
        {
            return (null, exception);
        }
        catch (TimeoutException)
        {
            return (null, new RpcException(new Status(StatusCode.Unavailable, "The head stopped sending.")));
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
