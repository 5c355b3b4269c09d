using System.Net;
using System.Net.Http.Headers;

namespace NasV2.Data;

/// <summary>Fetches one file into its <see cref="PartFile"/>, going on where an earlier attempt was cut off.</summary>
internal sealed class FileFetch(
    HttpClient http, TimeProvider time, Uri address, string name, PartFile part, IProgress<DownloadProgress>? progress)
{
    private const int BufferSize = 1 << 16;

    // A connection that stays silent for so long is taken for cut.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>One attempt.</summary>
    /// <exception cref="DatasetException">The server refuses the file for good.</exception>
    /// <exception cref="IOException">The connection was cut or went silent.</exception>
    /// <exception cref="HttpRequestException">There was no connection, or the server is in trouble.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            using var request = Request();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            ExpectRange(response);
            ExpectSuccess(response);
            await using var file = response.StatusCode == HttpStatusCode.PartialContent ? part.Append() : part.Create(response);
            await ReceiveAsync(response, file, silence, either.Token);
        }
        catch (OperationCanceledException silent) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"no answer in time", silent);
        }
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Version() is { } version)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = version;
        }

        return request;
    }

    /// <summary>Drops the part where the server cannot continue exactly after it, so that the next attempt starts afresh.</summary>
    private void ExpectRange(HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        var otherRange = response.StatusCode == HttpStatusCode.PartialContent && range?.From != part.Length;
        if (!otherRange && response.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable)
            return;
        var expected = part.Length;
        part.Delete();
        throw new HttpRequestException($"the server cannot continue at byte {expected}, it offered '{range}'", null, response.StatusCode);
    }

    private void ExpectSuccess(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return;
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        if (response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
            throw new HttpRequestException($"the server answered {status}", null, response.StatusCode);
        throw new DatasetException($"{address} answered {status}, expected the file {name}.");
    }

    private async Task ReceiveAsync(
        HttpResponseMessage response, FileStream file, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        var total = file.Position + response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferSize];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            silence.CancelAfter(Silence);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(new DownloadProgress(name, file.Position, total));
        }
    }
}
