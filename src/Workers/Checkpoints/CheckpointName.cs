using System.Globalization;

namespace NasV2.Workers.Checkpoints;

/// <summary>The name of one checkpoint below its trial's key: <c>epoch-token.safetensors</c>.</summary>
/// <param name="Epoch">Epochs that it holds.</param>
/// <param name="Token">The attempt that wrote it.</param>
internal sealed record CheckpointName(int Epoch, long Token)
{
    private const string Suffix = ".safetensors";

    /// <summary>The checkpoint of a key; null for another file.</summary>
    public static CheckpointName? Parse(string key)
    {
        var name = key[(key.LastIndexOf(CheckpointKey.Separator) + 1)..];
        if (!name.EndsWith(Suffix, StringComparison.Ordinal))
            return null;
        return name[..^Suffix.Length].Split('-') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var token)
                ? new CheckpointName(epoch, token)
                : null;
    }

    /// <summary>Its key.</summary>
    public string Below(string trial) =>
        string.Create(CultureInfo.InvariantCulture, $"{trial}{CheckpointKey.Separator}{Epoch}-{Token}{Suffix}");
}
