using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>An array of a MATLAB file; its items column by column, as MATLAB keeps them.</summary>
internal abstract record MatlabValue
{
    /// <summary>Real numbers, of whatever type.</summary>
    public sealed record Numbers(double[] Items) : MatlabValue;

    /// <summary>Characters.</summary>
    public sealed record Text(string Characters) : MatlabValue;

    /// <summary>A cell array.</summary>
    public sealed record Cells(ImmutableArray<MatlabValue> Items) : MatlabValue;

    /// <summary>A structure array: every field has one value for each of its items.</summary>
    public sealed record Structs(IReadOnlyDictionary<string, ImmutableArray<MatlabValue>> Fields) : MatlabValue;

    /// <summary>What is not read: sparse arrays, objects, functions.</summary>
    public sealed record Other : MatlabValue;
}
