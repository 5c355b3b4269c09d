using NasV2.Model;
using NasV2.Space;
using TorchSharp;

namespace NasV2.Training.Tests;

internal static class Networks
{
    public static Architecture TinyArchitecture { get; } = Architecture.Parse("r1_k3_s1_e1_i8_o8_c1-r2_k3_s2_e4_i8_o16_se0.25-h32");

    public static Network Tiny(long seed = 1, NetworkOptions? options = null) =>
        new(TinyArchitecture, options ?? new NetworkOptions { Classes = 10 }, torch.CPU, seed);
}
