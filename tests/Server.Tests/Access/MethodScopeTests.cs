using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using NasV2.Api.V1;
using NasV2.Server.Access;
using NasV2.Server.OpenApi;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

/// <summary>Every method, called with every scope: what the rows say is what happens.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class MethodScopeTests(PostgresServer server)
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_method_accepts_callers_with_its_scope_and_names_the_missing_scope_to_others()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));
        foreach (var scope in Enum.GetValues<AccessScope>())
        {
            var token = await head.NewTokenAsync(scope);
            foreach (var (method, rule) in MethodRules.All)
            {
                var status = await CallAsync(head, method, token);
                if (rule.Scope is { } needed && scope < needed)
                {
                    Assert.Equal((method, StatusCode.PermissionDenied), (method, status.StatusCode));
                    Assert.Contains(
                        $"needs the scope {ScopeNames.NameOf(needed)}, but test of {scope} (", status.Detail, StringComparison.Ordinal);
                    Assert.EndsWith($") holds {ScopeNames.NameOf(scope)}.", status.Detail, StringComparison.Ordinal);
                }
                else
                    Assert.False(
                        status.StatusCode is StatusCode.PermissionDenied or StatusCode.Unauthenticated, $"{method} with {scope}: {status}");
            }
        }

        foreach (var (method, rule) in MethodRules.All)
        {
            var status = await CallAsync(head, method, null);
            Assert.True(rule.Scope is not null == (status.StatusCode == StatusCode.Unauthenticated), $"{method} without a token: {status}");
        }

        Assert.Equal(StatusCode.Unauthenticated, (await CallAsync(head, "/nasv2.v1.Searches/NoSuchMethod", null)).StatusCode);
        Assert.Equal(StatusCode.Unimplemented, (await CallAsync(head, "/nasv2.v1.Searches/NoSuchMethod", head.Token)).StatusCode);
    }

    [Fact]
    public void Each_method_of_our_interface_has_a_row()
    {
        var methods =
            OpenApiEndpoints.Services.SelectMany(service => service.Methods.Select(method => $"/{service.FullName}/{method.Name}"));
        Assert.Empty(methods.Except(MethodRules.All.Keys));
    }

    [Fact]
    public void A_method_without_a_row_keeps_a_head_from_starting()
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, "nasv2.v1.Searches", "NewMethod", Bytes, Bytes);
        var endpoint = new Endpoint(null, new EndpointMetadataCollection(new GrpcMethodMetadata(typeof(object), method)), null);

        var refusal = Assert.Throws<InvalidOperationException>(() => MethodRules.Check([endpoint]));

        Assert.StartsWith("/nasv2.v1.Searches/NewMethod has no row in MethodRules", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_changes_something_needs_more_than_the_read_scope() =>
        Assert.All(MethodRules.All.Where(row => row.Value.Changes), row => Assert.True(row.Value.Scope > AccessScope.Read, row.Key));

    /// <summary>An empty request, which is enough to see whether the gate lets it in.</summary>
    private static async Task<Status> CallAsync(TestNode head, string method, string? token)
    {
        var parts = method.Split('/');
        var empty = new Method<byte[], byte[]>(MethodType.DuplexStreaming, parts[1], parts[2], Bytes, Bytes);
        Metadata headers = token is null ? [] : new() { { "Authorization", $"Bearer {token}" } };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var call = head.Channel.CreateCallInvoker()
            .AsyncDuplexStreamingCall(empty, null, new CallOptions(headers, cancellationToken: limit.Token));
        try
        {
            await SendAsync(call.RequestStream);
            while (await call.ResponseStream.MoveNext(limit.Token))
            {
                // A watch does not end: its first response is enough.
                if (method.EndsWith("/Watch", StringComparison.Ordinal))
                    return Status.DefaultSuccess;
            }

            return call.GetStatus();
        }
        catch (RpcException exception)
        {
            return exception.Status;
        }
    }

    private static async Task SendAsync(IClientStreamWriter<byte[]> requests)
    {
        try
        {
            await requests.WriteAsync(new SubmitSearchRequest().ToByteArray(), Ct);
            await requests.CompleteAsync();
        }
        catch (RpcException)
        {
            // The refusal came before the request had gone; what it says is in the answer.
        }
    }
}
