namespace NasV2.Space;

/// <summary>What the catalog knows about one block operator.</summary>
/// <param name="Name">The operator's name in JSON and YAML.</param>
/// <param name="ConvType">The value of the <c>c</c> token in the canonical string.</param>
/// <param name="SqueezeRatio">The squeeze-and-excitation ratio that search spaces give it; null for none.</param>
/// <param name="Cost">The cost of one block at an input of n x n pixels.</param>
public sealed record BlockOpInfo(string Name, int ConvType, double? SqueezeRatio, Func<Block, int, Cost> Cost);
