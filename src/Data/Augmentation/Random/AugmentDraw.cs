namespace NasV2.Data;

/// <summary>One operation of RandAugment as it was drawn for one image.</summary>
/// <param name="Op">What is done.</param>
/// <param name="Value">How much, signed and in the operation's own unit; see <see cref="RandAugmentMagnitudes"/>.</param>
/// <param name="X">Where the centre of a Cutout lies, as a share of the width in [0, 1).</param>
/// <param name="Y">Where the centre of a Cutout lies, as a share of the height in [0, 1).</param>
public readonly record struct AugmentDraw(RandAugmentOp Op, float Value, float X, float Y);
