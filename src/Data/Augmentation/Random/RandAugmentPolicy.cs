namespace NasV2.Data;

/// <summary>Draws the operations of RandAugment for one image: each of the sixteen equally often, always applied.</summary>
/// <remarks>Cubuk, Zoph, Shlens, Le: RandAugment, CVPRW 2020; without noise on the magnitude, as the released code has it.</remarks>
public sealed class RandAugmentPolicy
{
    private readonly (RandAugmentOp Op, float Size, bool EitherSign)[] _choices;

    /// <summary>Resolves the magnitude for images of one size.</summary>
    /// <param name="magnitude">M, at least 0; the paper uses 5 to 25.</param>
    /// <param name="layers">Operations an image, at least 0; the paper uses 2.</param>
    /// <param name="side">Height and width of the images in pixels.</param>
    public RandAugmentPolicy(double magnitude, int layers, int side)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(magnitude);
        ArgumentOutOfRangeException.ThrowIfNegative(layers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        Layers = layers;
        var (level, scale) = (magnitude / 10, RandAugmentMagnitudes.PixelScale(side));
        _choices = [.. Enum.GetValues<RandAugmentOp>().Select(op =>
        {
            var strength = RandAugmentMagnitudes.All[op];
            return (op, (float)strength.Size(level, scale), strength.EitherSign);
        })];
    }

    /// <summary>Operations an image.</summary>
    public int Layers { get; }

    /// <summary>Draws one operation for each layer; takes the same number of values from the generator whatever is drawn.</summary>
    /// <param name="random">The image's own generator.</param>
    /// <param name="draws">Receives <see cref="Layers"/> draws, in the order in which they are applied.</param>
    public void Draw(StableRandom random, Span<AugmentDraw> draws)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Length, Layers);
        foreach (ref var draw in draws)
        {
            var (op, size, eitherSign) = _choices[random.Next(_choices.Length)];
            var negative = random.NextBool();
            draw = new AugmentDraw(op, eitherSign && negative ? -size : size, random.NextSingle(), random.NextSingle());
        }
    }
}
