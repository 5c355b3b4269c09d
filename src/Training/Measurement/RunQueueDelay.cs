using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace NasV2.Training.Measurement;

/// <summary>How long this process's threads have waited for a core that others had, as Linux counts it in <c>schedstat</c>.</summary>
/// <remarks>Elsewhere, and where the kernel does not count it, the wait is always zero: nothing counts as disturbed.</remarks>
public sealed class RunQueueDelay : IDisposable
{
    private readonly List<Reading> _threads = [];

    /// <summary>Looks up the threads that there are now; later ones are not seen.</summary>
    public RunQueueDelay()
    {
        foreach (var thread in ProcessThreads.Ids())
            if (TryOpen($"{ProcessThreads.Folder}/{thread}/schedstat") is { } file)
                _threads.Add(new Reading(file));
    }

    /// <summary>Total of all threads since they began; grows only.</summary>
    public TimeSpan Total()
    {
        var nanoseconds = 0L;
        foreach (var thread in _threads)
            nanoseconds += thread.Read();
        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <inheritdoc/>
    public void Dispose() => _threads.ForEach(thread => thread.Dispose());

    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (IOException)
        {
            // The thread ended since it was listed.
            return null;
        }
    }

    private sealed class Reading(SafeFileHandle file) : IDisposable
    {
        private long _last;

        /// <summary>From "nanoseconds on a core, nanoseconds waiting for one, turns".</summary>
        public long Read()
        {
            Span<byte> line = stackalloc byte[128];
            try
            {
                line = line[..RandomAccess.Read(file, line, fileOffset: 0)];
            }
            catch (IOException)
            {
                // A thread that ended waits no more.
                return _last;
            }

            var second = line[(line.IndexOf((byte)' ') + 1)..];
            if (Utf8Parser.TryParse(second, out long nanoseconds, out _))
                _last = nanoseconds;
            return _last;
        }

        public void Dispose() => file.Dispose();
    }
}
