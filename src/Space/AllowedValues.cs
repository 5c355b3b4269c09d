using System.Text.Json.Nodes;

namespace NasV2.Space;

/// <summary>The whole numbers that a field may hold.</summary>
internal abstract record AllowedValues
{
    /// <summary>What a value must be, in words.</summary>
    public abstract string Rule { get; }

    public abstract bool Contains(int value);

    /// <summary>The JSON schema of the values.</summary>
    public abstract JsonObject Schema();

    public static AllowedValues Range(int min, int max) => new InRange(min, max);

    public static AllowedValues OneOf(params int[] values) => new InList(values);

    private sealed record InRange(int Min, int Max) : AllowedValues
    {
        public override string Rule => $"expected {Min} to {Max}";

        public override bool Contains(int value) => value >= Min && value <= Max;

        public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = Min, ["maximum"] = Max };
    }

    private sealed record InList(int[] Values) : AllowedValues
    {
        public override string Rule => Values.Length == 1
            ? $"expected {Values[0]}"
            : $"expected {string.Join(", ", Values.SkipLast(1))} or {Values[^1]}";

        public override bool Contains(int value) => Array.IndexOf(Values, value) >= 0;

        public override JsonObject Schema() => new() { ["type"] = "integer", ["enum"] = new JsonArray([.. Values]) };
    }
}
