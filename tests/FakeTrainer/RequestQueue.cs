using System.Collections.Concurrent;

namespace NasV2.FakeTrainer;

/// <summary>The requests that come in, read ahead so that a cancellation is seen in mid-trial.</summary>
internal sealed class RequestQueue
{
    private readonly BlockingCollection<string> _lines = [];

    /// <summary>Ends the process when the stream ends: the worker is gone.</summary>
    public RequestQueue(Stream input)
    {
        var reader = new Thread(() => Read(input)) { IsBackground = true };
        reader.Start();
    }

    /// <summary>The next request; waits for it.</summary>
    public string Take() => _lines.Take();

    /// <summary>The next request, if one comes in time.</summary>
    public bool TryTake(int milliseconds, out string line) => _lines.TryTake(out line!, milliseconds);

    private void Read(Stream input)
    {
        using var lines = new StreamReader(input);
        while (lines.ReadLine() is { } line)
            _lines.Add(line);
        Environment.Exit(0);
    }
}
