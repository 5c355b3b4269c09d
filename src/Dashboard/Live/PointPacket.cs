using System.Runtime.InteropServices;

namespace NasV2.Dashboard.Live;

/// <summary>
/// Trials as columns of bytes, little endian, which a browser reads without parsing:
/// <code>
/// uint32   version, n, f, 0
/// float64  parameters[n]
/// float32  index[n], status[n], epoch[n], accuracy[n], stepMs[n], reward[n], front[f]
/// </code>
/// </summary>
internal static class PointPacket
{
    private const int Header = 16;
    private const int NarrowColumns = 6;

    public static byte[] Since(TrialPoints trials, long version)
    {
        var points = trials.Points;
        var changed = new List<int>();
        for (var index = 0; index < points.Count; index++)
        {
            if (points[index].Version > version)
                changed.Add(index);
        }

        var front = trials.Front.ToArray();
        var count = changed.Count;
        var packet = new byte[Header + (count * (sizeof(double) + (NarrowColumns * sizeof(float)))) + (front.Length * sizeof(float))];
        var header = MemoryMarshal.Cast<byte, uint>(packet.AsSpan(0, Header));
        (header[0], header[1], header[2]) = ((uint)trials.Version, (uint)count, (uint)front.Length);
        var wide = MemoryMarshal.Cast<byte, double>(packet.AsSpan(Header, count * sizeof(double)));
        var narrow = MemoryMarshal.Cast<byte, float>(packet.AsSpan(Header + (count * sizeof(double))));
        for (var row = 0; row < count; row++)
        {
            var point = points[changed[row]];
            wide[row] = point.Parameters;
            narrow[row] = changed[row];
            narrow[count + row] = (int)point.Status;
            narrow[(2 * count) + row] = point.Epoch;
            narrow[(3 * count) + row] = (float)point.Accuracy;
            narrow[(4 * count) + row] = (float)point.StepMs;
            narrow[(5 * count) + row] = (float)point.Reward;
        }

        for (var member = 0; member < front.Length; member++)
            narrow[(NarrowColumns * count) + member] = front[member];
        return packet;
    }
}
