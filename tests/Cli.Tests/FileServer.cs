using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NasV2.Cli.Tests;

/// <summary>A web server on the loopback address that has some files; it can cut its first answer in the middle.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IReadOnlyDictionary<string, byte[]> _files;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private bool _cutNext;

    public FileServer(IReadOnlyDictionary<string, byte[]> files, bool cutFirst = false)
    {
        (_files, _cutNext) = (files, cutFirst);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/mirror";

    /// <summary>Each request: the file, and the byte from which it was asked for.</summary>
    public ConcurrentQueue<(string File, long From)> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                await AnswerAsync(stream, await ReadRequestAsync(reader));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static async Task<(string File, long From)> ReadRequestAsync(StreamReader reader)
    {
        var file = (await reader.ReadLineAsync())!.Split(' ')[1].Split('/')[^1];
        var from = 0L;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                from = long.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        }

        return (file, from);
    }

    private async Task AnswerAsync(NetworkStream stream, (string File, long From) request)
    {
        Requests.Enqueue(request);
        if (!_files.TryGetValue(request.File, out var content))
        {
            await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            return;
        }

        var from = (int)request.From;
        var status = from > 0 ? $"206 Partial Content\r\nContent-Range: bytes {from}-{content.Length - 1}/{content.Length}" : "200 OK";
        var headers = $"HTTP/1.1 {status}\r\nContent-Length: {content.Length - from}\r\nETag: \"one\"\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(headers));
        var end = _cutNext ? content.Length / 2 : content.Length;
        _cutNext = false;
        await stream.WriteAsync(content.AsMemory(from, end - from));
    }
}
