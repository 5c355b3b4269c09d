using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NasV2.Data;

/// <summary>
/// Tells datasets apart by their classes, their labels in order and the statistics of their pixels, without reading the pixels again.
/// </summary>
public static class DatasetFingerprint
{
    private static readonly byte[] EndOfImage = [0xFF];

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in dataset.Train.ClassNames)
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\n'));
        for (var image = 0; image < dataset.Train.Count; image++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(dataset.Train.Labels.Of(image)));
            hash.AppendData(EndOfImage);
        }

        hash.AppendData(BitConverter.GetBytes(dataset.Test?.Count ?? 0));
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Mean.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(dataset.Std.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
