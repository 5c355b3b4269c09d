using System.Diagnostics;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>What the harness did and when, in a file and, where wanted, for people to follow.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="follow">Where people read along; null for nowhere.</param>
internal sealed class RunLog(string file, TextWriter? follow)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Write(string message)
    {
        var line = $"{_clock.Elapsed.TotalSeconds,7:0.0}  {message}";
        File.AppendAllText(file, line + "\n");
        follow?.WriteLine(line);
    }
}
