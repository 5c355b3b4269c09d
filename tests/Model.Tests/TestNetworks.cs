using NasV2.Space;
using TorchSharp;

namespace NasV2.Model.Tests;

internal static class TestNetworks
{
    /// <summary>Has every kind of block: fused with and without expansion, MBConv with and without, with and without residual.</summary>
    public const string EveryBlock =
        "r2_k3_s1_e1_i8_o8_c1-r2_k5_s2_e4_i8_o16_c1-r2_k3_s1_e1_i16_o16_se0.25-r2_k5_s2_e6_i16_o24_se0.25-h32";

    public static Network Build(string canonical, NetworkOptions? options = null, long seed = 1) =>
        new(Architecture.Parse(canonical), options ?? new NetworkOptions { Classes = 5 }, torch.CPU, seed);

    public static Network Small(long seed = 1) => Build(EveryBlock, seed: seed);

    /// <summary>[count, 3, size, size] in channels-last memory.</summary>
    public static torch.Tensor Images(int count, int size = 32)
    {
        torch.manual_seed(11);
        return MemoryLayout.EmptyImages(count, 3, size, size, torch.CPU).normal_();
    }
}
