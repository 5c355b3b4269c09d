using System.Buffers;
using System.Text;

namespace NasV2.Workers.Supervision;

/// <summary>Lines of UTF-8 text from a stream that may write what it likes: no more than a limit is held of any.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="limit">Most bytes of a line.</param>
internal sealed class BoundedLines(Stream stream, int limit)
{
    private readonly byte[] _read = new byte[Math.Min(limit, 16 * 1024)];
    private readonly ArrayBufferWriter<byte> _line = new();
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Whether the last line was longer than the limit; the next one then begins where it was cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var room = limit - _line.WrittenCount;
            var end = _rest.Span.IndexOf((byte)'\n');
            if (end >= 0 && end <= room)
                return Take(end, skip: 1, isCut: false);
            if (_rest.Length > room)
                return Take(room, skip: 0, isCut: true);
            _line.Write(_rest.Span);
            _rest = _read.AsMemory(0, await stream.ReadAsync(_read, cancellationToken));
            if (_rest.IsEmpty)
                return _line.WrittenCount > 0 ? Take(0, skip: 0, isCut: false) : null;
        }
    }

    private string Take(int length, int skip, bool isCut)
    {
        _line.Write(_rest.Span[..length]);
        _rest = _rest[(length + skip)..];
        var text = Encoding.UTF8.GetString(_line.WrittenSpan).TrimEnd('\r');
        _line.ResetWrittenCount();
        IsCut = isCut;
        return text;
    }
}
