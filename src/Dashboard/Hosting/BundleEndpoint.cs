using System.Globalization;
using System.IO.Compression;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Hosting;

/// <summary>Files of a network as one download: a zip, written while it arrives.</summary>
internal static class BundleEndpoint
{
    /// <summary>Where a browser downloads the files of a search's result, of a size of its winner, or of a trial.</summary>
    public static string Address(string id, string? member = null, int? trial = null, string? format = null) =>
        $"/_nas/searches/{Uri.EscapeDataString(id)}/bundle" + QueryString.Create(
            new KeyValuePair<string, string?>[]
            {
                new("member", member),
                new("trial", trial?.ToString(CultureInfo.InvariantCulture)),
                new("format", format),
            }.Where(pair => pair.Value is not null));

    public static async Task ServeAsync(
        string id, HttpContext context, IDashboardCalls calls, string? member = null, int? trial = null, string? format = null)
    {
        var stop = context.RequestAborted;
        var request = new ExportArchitectureRequest { SearchId = id, Member = member ?? "", Format = format ?? "" };
        if (trial is { } index)
            request.Trial = index;
        try
        {
            using var call =
                new DashboardClients(calls.For(context.User)).Architectures.ExportArchitecture(request, cancellationToken: stop);
            if (!await call.ResponseStream.MoveNext(stop))
                throw new RpcException(new Status(StatusCode.NotFound, "There is nothing to export."));
            context.Response.ContentType = "application/zip";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name(id, member, trial, format)}.zip\"";
            // The archive's directory is written synchronously at its end.
            context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
            await WriteAsync(call.ResponseStream, context.Response.Body, stop);
        }
        catch (RpcException exception) when (!stop.IsCancellationRequested)
        {
            await Answers.ProblemAsync(context, exception);
        }
    }

    private static async Task WriteAsync(IAsyncStreamReader<ExportArchitectureResponse> parts, Stream body, CancellationToken stop)
    {
        using var zip = new ZipArchive(body, ZipArchiveMode.Create, leaveOpen: true);
        Stream? file = null;
        var name = "";
        try
        {
            do
            {
                var part = parts.Current;
                if (file is null || part.File != name)
                {
                    file?.Dispose();
                    name = part.File;
                    file = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                }

                await file.WriteAsync(part.Content.Memory, stop);
            }
            while (await parts.MoveNext(stop));
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static string Name(string id, string? member, int? trial, string? format)
    {
        var parts = new[] { id, trial is { } index ? $"trial-{index}" : null, member, format };
        return string.Concat(string.Join('-', parts.Where(part => !string.IsNullOrEmpty(part)))
            .Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
    }
}
