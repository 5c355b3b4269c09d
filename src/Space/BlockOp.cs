namespace NasV2.Space;

/// <summary>The operators that a stage can repeat; <see cref="BlockOps"/> says what each one is called and costs.</summary>
public enum BlockOp
{
    /// <summary>Mobile inverted bottleneck: 1x1 expansion, k x k depthwise convolution, squeeze-and-excitation, 1x1 projection.</summary>
    MBConv,

    /// <summary>Mobile inverted bottleneck whose expansion and depthwise convolutions are fused into one k x k convolution.</summary>
    FusedMBConv,
}
