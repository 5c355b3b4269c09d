using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace NasV2.Cli.Remote;

/// <summary>A service refused, or did not answer.</summary>
internal sealed class RemoteException : Exception
{
    private RemoteException(string message, StatusCode code, Exception cause)
        : base(message, cause) => Code = code;

    public StatusCode Code { get; }

    public int ExitCode => Code == StatusCode.InvalidArgument ? ExitCodes.BadInput : ExitCodes.Failure;

    public static RemoteException Of(Uri server, RpcException exception) => new(Sentence(server, exception), exception.StatusCode, exception);

    private static string Sentence(Uri server, RpcException exception) => exception.StatusCode switch
    {
        _ when IsUntrusted(exception.Status.DebugException) =>
            $"The certificate of {server} is not trusted here: name the authority that signed it with --ca or {TrustedAuthority.Variable}.",
        StatusCode.Unavailable when exception.Status.DebugException is { } cause =>
            $"No service answers at {server}: {Reason(cause)}. Start one with 'nas serve', or name another with --server or {ServerOption.Variable}.",
        StatusCode.DeadlineExceeded => $"The service at {server} did not answer in time.",
        StatusCode.Internal when exception.Status.DebugException is { } cause => $"What answers at {server} is no service of NasV2: {Reason(cause)}.",
        StatusCode.Unimplemented or StatusCode.Unknown => $"What answers at {server} is no service of this version of NasV2: {exception.Status.Detail}",
        StatusCode.Unauthenticated =>
            $"{exception.Status.Detail} Bring one with --token-file, {TokenSource.Variable} or {TokenSource.FileVariable}.",
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
