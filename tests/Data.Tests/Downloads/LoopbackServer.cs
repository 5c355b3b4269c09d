using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NasV2.Data.Tests;

/// <summary>An HTTP server on a free port of this machine, which answers one request per connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Request, Response?> _answer;
    private readonly Task _running;

    /// <param name="answer">Answers the n-th request (from 0); null keeps the connection silent.</param>
    public LoopbackServer(Func<Request, Response?> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public ConcurrentQueue<Request> Requests { get; } = new();

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/data/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        List<TcpClient> silent = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (await AnswerAsync(client.GetStream()))
                    client.Dispose();
                else
                    silent.Add(client);
            }
        }
        catch (OperationCanceledException)
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

        var request = new Request(Requests.Count, path, headers);
        Requests.Enqueue(request);
        if (_answer(request) is not { } response)
            return false;
        await stream.WriteAsync(response.Bytes(), _stop.Token);
        return true;
    }

    internal sealed record Request(int Number, string Path, IReadOnlyDictionary<string, string> Headers);

    /// <param name="Status">Such as "200 OK".</param>
    /// <param name="Body">What Content-Length announces.</param>
    /// <param name="CutAfter">Bytes of the body after which the connection is closed; null sends all.</param>
    internal sealed record Response(string Status, byte[] Body, int? CutAfter = null, params string[] Headers)
    {
        public byte[] Bytes()
        {
            string[] lines = [$"HTTP/1.1 {Status}", $"Content-Length: {Body.Length}", "Connection: close", .. Headers, "", ""];
            return [.. Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), .. Body.AsSpan(0, CutAfter ?? Body.Length)];
        }
    }
}
