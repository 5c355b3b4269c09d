using System.Diagnostics;

namespace NasV2.Cluster.Chaos.Processes;

/// <summary>
/// A small process of its own that sees the harness's end, however that came, and then kills whatever the run left behind.
/// </summary>
internal sealed class Reaper : IDisposable
{
    private const string Script =
        """
        cat >/dev/null
        read -r postgres 2>/dev/null <"$0/postgres/data/postmaster.pid" && kill -QUIT "$postgres"
        for process in /proc/[0-9]*; do
          grep -qszxF "$1=$0" "$process/environ" && kill -KILL "${process#/proc/}"
        done
        exit 0
        """;

    private readonly Process _process;

    public Reaper(RunFolder folder)
    {
        // A session of its own, because Ctrl-C goes to the whole group of the terminal.
        var start = new ProcessStartInfo("setsid", ["/bin/sh", "-c", Script, folder.Root, RunFolder.Variable])
        {
            RedirectStandardInput = true,
        };
        _process = Process.Start(start)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }
}
