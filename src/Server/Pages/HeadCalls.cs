using System.Security.Claims;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using NasV2.Dashboard.Hosting;
using NasV2.Server.Access;
using NasV2.Server.Access.Browsers;
using NasV2.Server.Tls;
using NasV2.Storage;

namespace NasV2.Server.Pages;

/// <summary>
/// How the dashboard calls its own head: through the front door, so that scopes, quotas and the audit log hold for it as for any other
/// caller, with a ticket for the person who looks.
/// </summary>
internal sealed class HeadCalls(OwnAddress address, OwnCertificate certificate, CallerTickets tickets, AccessMode mode) : IDashboardCalls,
IDisposable
{
    /// <summary>More than the largest page of trials.</summary>
    private const int MaxBytes = 64 << 20;

    private readonly Lazy<GrpcChannel> _channel = new(() => GrpcChannel.ForAddress(address.Find(), new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            UseProxy = false,
            // It is this process that answers, whatever name its certificate has.
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.Is(shown) },
        },
        DisposeHttpClient = true,
        MaxReceiveMessageSize = MaxBytes,
    }));

    public CallInvoker For(ClaimsPrincipal? user)
    {
        var caller = user is null ? CurrentCaller.Dashboard : user.Caller();
        return _channel.Value.Intercept(metadata =>
        {
            if (caller is not null)
                metadata.Add("authorization", $"Bearer {tickets.Issue(caller)}");
            return metadata;
        });
    }

    public DashboardPerson PersonOf(ClaimsPrincipal user)
    {
        if (mode.IsAnonymous)
            return DashboardPerson.Anonymous;
        var caller = user.Caller();
        return new(caller?.Name, caller?.Scope >= AccessScope.Submit, caller?.Scope >= AccessScope.Admin, SignInPath.Out);
    }

    public void Dispose()
    {
        if (_channel.IsValueCreated)
            _channel.Value.Dispose();
    }
}
