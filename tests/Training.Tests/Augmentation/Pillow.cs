using System.Text.Json;
using NasV2.Data;
using NasV2.Training.Tests.Peers;

namespace NasV2.Training.Tests.Augmentation;

/// <summary>Sample images and what Pillow makes of them, by <c>Peers/pillow_augment.py</c>.</summary>
/// <param name="Images">uint8 [images, height, width, 3].</param>
/// <param name="Results">uint8 [cases, images, height, width, 3].</param>
internal sealed record Pillow(byte[] Images, byte[] Results, int Width, int Height)
{
    /// <summary>Why Pillow cannot be asked here, or null.</summary>
    public static string? Missing { get; } = Python.Missing("PIL", "python3-pil");

    /// <summary>How many sample images there are.</summary>
    public int Count => Images.Length / ImageBytes;

    private int ImageBytes => Width * Height * 3;

    /// <summary>Asks Pillow for the results of the cases, each on every sample image.</summary>
    public static Pillow Ask(IReadOnlyList<AugmentDraw> cases, int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("nas-pillow-").FullName;
        try
        {
            var described = cases.Select(draw => new { op = draw.Op.ToString(), value = draw.Value, x = draw.X, y = draw.Y });
            File.WriteAllText(Path.Combine(folder, "cases.json"), JsonSerializer.Serialize(described));
            Python.Run("pillow_augment.py", folder, $"{width}", $"{height}");
            return new Pillow(Read("images.bin"), Read("results.bin"), width, height);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        byte[] Read(string file) => File.ReadAllBytes(Path.Combine(folder, file));
    }

    /// <summary>One image's result of one case, uint8 [height, width, 3].</summary>
    public ReadOnlySpan<byte> Result(int @case, int image) => Results.AsSpan(((@case * Count) + image) * ImageBytes, ImageBytes);
}
