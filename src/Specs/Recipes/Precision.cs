namespace NasV2.Specs;

/// <summary>Compute precision.</summary>
public enum Precision
{
    /// <summary>32-bit floats.</summary>
    Fp32,

    /// <summary>bfloat16 for images and kernels; weights, statistics, logits and the optimizer stay in 32 bits.</summary>
    Bf16,
}
