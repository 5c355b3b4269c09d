namespace NasV2.Workers.Supervision;

/// <summary>What a trainer writes to its standard error: handed on line by line, as far as it is sensible.</summary>
/// <param name="stream">Its standard error.</param>
/// <param name="clock">Divides time into periods.</param>
/// <param name="write">Takes a line.</param>
internal sealed class TrainerLog(Stream stream, TimeProvider clock, Action<string> write)
{
    private const int BytesPerLine = 4096;
    private const int LinesPerPeriod = 1000;
    private const long BytesPerPeriod = 16 * 1024 * 1024;
    private const int Kept = 50;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly BoundedLines _lines = new(stream, BytesPerLine);
    private readonly Queue<string> _last = new();
    private long _start = clock.GetTimestamp();
    private long _characters;
    private int _count;

    /// <summary>What a trainer did that wrote too much, as the end of a sentence.</summary>
    public static string Flood =>
        $"wrote more than {BytesPerPeriod / (1024 * 1024)} MiB to its standard error within {Period.TotalSeconds} s";

    /// <summary>The last line that says something.</summary>
    public string LastLine
    {
        get
        {
            lock (_last)
                return _last.LastOrDefault(line => line.Trim().Length > 0) ?? "it said nothing";
        }
    }

    /// <summary>Reads to the end; false as soon as it is a flood.</summary>
    public async Task<bool> ReadAsync()
    {
        while (await _lines.ReadAsync(CancellationToken.None) is { } line)
        {
            if (clock.GetElapsedTime(_start) >= Period)
                Begin();
            _characters += line.Length + 1;
            if (_characters > BytesPerPeriod)
                return false;
            if (++_count <= LinesPerPeriod)
                write(line);
            Keep(line);
        }

        return true;
    }

    private void Begin()
    {
        if (_count > LinesPerPeriod)
            write($"({_count - LinesPerPeriod} more lines were left out)");
        (_start, _characters, _count) = (clock.GetTimestamp(), 0, 0);
    }

    private void Keep(string line)
    {
        lock (_last)
        {
            _last.Enqueue(line);
            if (_last.Count > Kept)
                _last.Dequeue();
        }
    }
}
