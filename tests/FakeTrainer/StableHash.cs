namespace NasV2.FakeTrainer;

/// <summary>A hash of text that is the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
public static class StableHash
{
    /// <summary>FNV-1a over the UTF-16 units, mixed once more because its high bits alone differ too little.</summary>
    public static ulong Compute(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text)
            hash = (hash ^ unit) * 0x100000001B3UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }

    /// <summary>A number from 0 up to, but without, 1.</summary>
    public static double Unit(string text) => (Compute(text) >> 11) * (1.0 / (1UL << 53));
}
