using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

/// <summary>As much of S3 as a checkpoint store uses: one bucket, signed requests, listings in pages of two, errors as XML.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string AccessKey = "AKIATEST";
    private const string Bucket = "checkpoints";
    private const int PageSize = 2;
    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private int _faults;

    private S3Server(WebApplication application) => _application = application;

    public ICollection<string> Keys => _objects.Keys;

    /// <summary>Starts on a free port.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new S3Server(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>The store's address without its scheme.</summary>
    public string Place => $"{Bucket}/some/prefix?endpoint={_application.Urls.Single()}&region=eu-test-1";

    /// <summary>A store in this server.</summary>
    public S3CheckpointStore Store(string accessKey = AccessKey) =>
        new(S3Address.Parse(Place), new BasicAWSCredentials(accessKey, "secret"));

    /// <summary>Answers the next requests as an overloaded service does.</summary>
    public void BusyFor(int requests) => _faults = requests;

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var key = context.Request.Path.Value![1..];
        if (Interlocked.Decrement(ref _faults) >= 0)
            await RefuseAsync(context, HttpStatusCode.ServiceUnavailable, "SlowDown");
        else if (!IsSigned(context.Request, body.ToArray()))
            await RefuseAsync(context, HttpStatusCode.Forbidden, "InvalidAccessKeyId");
        else if (context.Request.Query.ContainsKey("list-type"))
            await ListAsync(context);
        else
            await AnswerObjectAsync(context, key, body.ToArray());
    }

    /// <summary>Whether the right key signed for the right region, and the hash that it signed is that of the body.</summary>
    private static bool IsSigned(HttpRequest request, byte[] body) =>
        request.Headers.Authorization.ToString().StartsWith($"AWS4-HMAC-SHA256 Credential={AccessKey}/", StringComparison.Ordinal)
        && request.Headers.Authorization.ToString().Contains("/eu-test-1/s3/aws4_request", StringComparison.Ordinal)
        && request.Headers["x-amz-content-sha256"] == Convert.ToHexStringLower(SHA256.HashData(body));

    private async Task AnswerObjectAsync(HttpContext context, string key, byte[] body)
    {
        switch (context.Request.Method)
        {
            case "PUT":
                _objects[key] = body;
                context.Response.Headers.ETag = "\"1\"";
                break;
            case "DELETE":
                _objects.TryRemove(key, out _);
                context.Response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            case "GET" when _objects.TryGetValue(key, out var content):
                context.Response.ContentLength = content.Length;
                await context.Response.Body.WriteAsync(content);
                break;
            default:
                await RefuseAsync(context, HttpStatusCode.NotFound, "NoSuchKey");
                break;
        }
    }

    private async Task ListAsync(HttpContext context)
    {
        var prefix = $"{Bucket}/{context.Request.Query["prefix"]}";
        var after = context.Request.Query["continuation-token"].ToString();
        var left = _objects.Keys.Order(StringComparer.Ordinal)
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0).ToList();
        var page = left.Take(PageSize).ToList();
        var answer = new XElement(
            Names + "ListBucketResult",
            new XElement(Names + "Name", Bucket),
            new XElement(Names + "KeyCount", page.Count),
            new XElement(Names + "IsTruncated", left.Count > PageSize),
            left.Count > PageSize ? new XElement(Names + "NextContinuationToken", page[^1]) : null,
            page.Select(key => new XElement(
                Names + "Contents",
                new XElement(Names + "Key", key[(Bucket.Length + 1)..]),
                new XElement(Names + "Size", _objects[key].Length))));
        await WriteAsync(context, answer);
    }

    private static Task RefuseAsync(HttpContext context, HttpStatusCode status, string code)
    {
        context.Response.StatusCode = (int)status;
        return WriteAsync(context, new XElement("Error", new XElement("Code", code), new XElement("Message", $"The test's {code}")));
    }

    private static Task WriteAsync(HttpContext context, XElement answer)
    {
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + answer);
    }
}
