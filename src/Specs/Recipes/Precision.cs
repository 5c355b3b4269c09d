namespace NasV2.Specs;

/// <summary>The numbers that a network computes with.</summary>
public enum Precision
{
    /// <summary>32-bit floats.</summary>
    Fp32,

    /// <summary>bfloat16 for images and kernels; weights, statistics, logits and the optimiser stay in 32 bits.</summary>
    Bf16,
}
