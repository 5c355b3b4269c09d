using System.Globalization;

namespace NasV2.Specs;

/// <summary>A limit on what a network costs: an absolute number, or a multiple of what the reference architecture costs.</summary>
/// <param name="Value">The number or the multiple.</param>
/// <param name="IsMultiple">Whether it is a multiple, written such as <c>1.3x</c>.</param>
public readonly record struct CostLimit(double Value, bool IsMultiple = false)
{
    /// <summary>The limit as an absolute number.</summary>
    /// <param name="reference">What the reference architecture costs.</param>
    public double Resolve(long reference) => IsMultiple ? Value * reference : Value;

    /// <summary>As specs write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{(IsMultiple ? "x" : "")}");
}
