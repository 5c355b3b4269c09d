using Grpc.Core;
using NasV2.Contracts;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>The status code of each exception that is no fault of the service.</summary>
internal static class ErrorStatus
{
    /// <returns>Null for a fault.</returns>
    public static Status? Of(Exception exception) => exception switch
    {
        SpecException => new(StatusCode.InvalidArgument, exception.Message),
        JobNotFoundException => new(StatusCode.NotFound, exception.Message),
        StoreException or UnavailableException => new(StatusCode.Unavailable, exception.Message),
        TimeoutException => new(StatusCode.Unavailable, "The service did not answer in time: the store or another member may be away."),
        OrleansException => new(StatusCode.Unavailable, $"The members of the cluster cannot answer now: {FirstSentence(exception.Message)}"),
        _ => null,
    };

    /// <summary>Orleans adds the histories of messages and connections.</summary>
    private static string FirstSentence(string message)
    {
        var line = message.Split('\n', 2)[0].Trim();
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
