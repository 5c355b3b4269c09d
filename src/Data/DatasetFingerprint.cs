using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NasV2.Data;

/// <summary>
/// Tells datasets apart by their classes, their labels in order and the statistics of their pixels, without reading the pixels again.
/// </summary>
public static class DatasetFingerprint
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Compute(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in dataset.Train.ClassNames)
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\n'));
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Train.Labels.All));
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Train.Labels.Starts));
        hash.AppendData(BitConverter.GetBytes(dataset.Test?.Count ?? 0));
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Mean.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Std.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
