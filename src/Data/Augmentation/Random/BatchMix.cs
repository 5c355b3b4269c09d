namespace NasV2.Data;

/// <summary>Which image each image of a batch is mixed with, how, and how much of it remains.</summary>
/// <param name="Partners">[n], the index of the other image.</param>
/// <param name="Lambda">[n], the share of its own target that an image keeps, in [0, 1].</param>
/// <param name="Boxes">[n], what is pasted from the partner; an empty box or null: the images are blended by lambda instead.</param>
public sealed record BatchMix(IReadOnlyList<int> Partners, IReadOnlyList<float> Lambda, IReadOnlyList<CutBox>? Boxes);
