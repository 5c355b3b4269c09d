using System.Globalization;
using System.Net;

namespace NasV2.Cluster.Chaos.Links;

/// <summary>Finds the process at the other end of a connection on this machine.</summary>
internal static class SocketOwner
{
    /// <summary>The one of <paramref name="processes"/> that opened the connection; null when none of them did.</summary>
    /// <param name="local">The end of the process that is looked for.</param>
    /// <param name="remote">The end that it is connected to.</param>
    /// <param name="processes">Ids of the processes in question.</param>
    public static int? Find(IPEndPoint local, IPEndPoint remote, IEnumerable<int> processes)
    {
        // A dual-mode socket stands in the table of IPv6 under the same ports.
        var inode = Inode("/proc/net/tcp", local.Port, remote.Port) ?? Inode("/proc/net/tcp6", local.Port, remote.Port);
        if (inode is null)
            return null;
        var link = $"socket:[{inode}]";
        foreach (var process in processes)
        {
            if (Holds(process, link))
                return process;
        }

        return null;
    }

    private static string? Inode(string table, int localPort, int remotePort)
    {
        foreach (var line in File.ReadLines(table).Skip(1))
        {
            // 0: 0100007F:2B67 0100007F:9C40 01 00000000:00000000 00:00000000 00000000 1000 0 123456 …
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (Port(fields[1]) == localPort && Port(fields[2]) == remotePort)
                return fields[9];
        }

        return null;
    }

    private static int Port(string address) =>
        int.Parse(address.AsSpan(address.IndexOf(':', StringComparison.Ordinal) + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static bool Holds(int process, string link)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{process}/fd").Any(descriptor => new FileInfo(descriptor).LinkTarget == link);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended while it was looked at.
            return false;
        }
    }
}
