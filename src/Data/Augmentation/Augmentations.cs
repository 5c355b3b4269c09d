using System.Collections.Frozen;

namespace NasV2.Data;

/// <summary>The augmentations that can be named in a recipe; null stands for leaving images as they are.</summary>
public static class Augmentations
{
    public static FrozenDictionary<string, IAugmentation?> All { get; } = new Dictionary<string, IAugmentation?>
    {
        ["none"] = null,
        ["flip"] = new CropFlip(flip: true, crop: false),
        ["crop"] = new CropFlip(flip: false),
        ["crop-flip"] = new CropFlip(flip: true),
        ["resized-crop-flip"] = new ResizedCropFlip(),
    }.ToFrozenDictionary();

    /// <exception cref="DatasetException">The name is unknown; the message lists the known names.</exception>
    public static IAugmentation? Get(string name) => Catalog.Get(All, name, "augmentation");
}
