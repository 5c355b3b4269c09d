using System.IO.Compression;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using NasV2.Api.V1;
using NasV2.Dashboard.Live;

namespace NasV2.Dashboard.Hosting;

/// <summary>Every trial's figures for the charts, as <see cref="PointPacket"/> describes, out of the feed that all pages share.</summary>
internal static class PointsEndpoint
{
    public static async Task ServeAsync(string id, HttpContext context, IDashboardCalls calls, SearchFeeds feeds)
    {
        var stop = context.RequestAborted;
        try
        {
            // Whether this person may see the search; the feed has rights of its own.
            await new DashboardClients(calls.For(context.User)).Searches.GetSearchAsync(
                new GetSearchRequest { Id = id, WithoutResult = true }, cancellationToken: stop);
            using var lease = feeds.Open(id);
            await lease.Feed.Loaded.WaitAsync(stop);
            context.Response.ContentType = "application/octet-stream";
            context.Response.Headers.CacheControl = "no-store";
            var packet = lease.Feed.PacketSince(0);
            if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            {
                await context.Response.Body.WriteAsync(packet, stop);
                return;
            }

            context.Response.Headers.ContentEncoding = "br";
            await using var brotli = new BrotliStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await brotli.WriteAsync(packet, stop);
        }
        catch (RpcException exception) when (!stop.IsCancellationRequested)
        {
            await Answers.ProblemAsync(context, exception);
        }
    }
}
