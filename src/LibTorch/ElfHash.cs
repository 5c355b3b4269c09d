namespace NasV2.LibTorch;

/// <summary>The hash of names from the System V ABI, which version needs store beside a version's name.</summary>
internal static class ElfHash
{
    /// <summary>Hashes an ASCII name to 28 bits.</summary>
    public static uint Compute(string name)
    {
        uint hash = 0;
        foreach (char character in name)
        {
            hash = (hash << 4) + character;
            uint high = hash & 0xF000_0000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }
}
