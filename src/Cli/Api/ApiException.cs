using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace NasV2.Cli.Api;

/// <summary>A service refused, did not answer, or cannot continue.</summary>
internal sealed class ApiException : Exception
{
    private ApiException(string message, StatusCode code, Exception? cause)
        : base(message, cause) => Code = code;

    public StatusCode Code { get; }

    public int ExitCode => Code == StatusCode.InvalidArgument ? ExitCodes.BadInput : ExitCodes.Failure;

    /// <summary>For a call that failed.</summary>
    /// <param name="server">The head that was called; null for a service in this process.</param>
    /// <param name="exception">How it failed.</param>
    public static ApiException Create(Uri? server, RpcException exception) =>
        new(server is null ? Describe(exception) : Describe(server, exception), exception.StatusCode, exception);

    /// <summary>For a service in this process that cannot continue, and that no other process can fix.</summary>
    public static ApiException Create(string problem) => new(problem, StatusCode.Unavailable, null);

    private static string Describe(RpcException exception) => exception.StatusCode == StatusCode.NotFound
        ? $"{exception.Status.Detail} This machine's store was read; --server or {ServerOption.Variable} names a service."
        : exception.Status.Detail;

    private static string Describe(Uri server, RpcException exception) => exception.StatusCode switch
    {
        _ when IsUntrusted(exception.Status.DebugException) =>
            $"The certificate of {server} is not trusted here: name the authority that signed it with --ca or {TrustedAuthority.Variable}.",
        StatusCode.Unavailable when exception.Status.DebugException is { } cause =>
            $"No service answers at {server}: {Reason(cause)}. Start one with 'nas serve', or name another with --server "
                + $"or {ServerOption.Variable}.",
        StatusCode.DeadlineExceeded => $"The service at {server} did not answer in time.",
        StatusCode.Internal when exception.Status.DebugException is { } cause => $"{server} is not a NasV2 service: {Reason(cause)}.",
        StatusCode.Unimplemented or StatusCode.Unknown => $"{server} is not a compatible NasV2 service: {exception.Status.Detail}",
        StatusCode.Unauthenticated =>
            $"{exception.Status.Detail} Provide a token with --token-file, {TokenSource.Variable} or {TokenSource.FileVariable}.",
        _ => exception.Status.Detail,
    };

    private static bool IsUntrusted(Exception? cause) =>
        cause is not null && (cause is AuthenticationException || IsUntrusted(cause.InnerException));

    private static string Reason(Exception cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
            if (inner is SocketException socket)
                return socket.Message;
        return cause.Message.TrimEnd('.');
    }
}
