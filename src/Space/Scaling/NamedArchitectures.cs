using System.Collections.Frozen;

namespace NasV2.Space;

/// <summary>The published EfficientNetV2 and EfficientNet networks, as google/automl defines them.</summary>
public static class NamedArchitectures
{
    private static readonly Architecture V2Base = Architecture.Parse(
        """
        r1_k3_s1_e1_i32_o16_c1      r2_k3_s2_e4_i16_o32_c1      r2_k3_s2_e4_i32_o48_c1
        r3_k3_s2_e4_i48_o96_se0.25  r5_k3_s1_e6_i96_o112_se0.25 r8_k3_s2_e6_i112_o192_se0.25
        """);

    private static readonly Architecture V2S = Architecture.Parse(
        """
        r2_k3_s1_e1_i24_o24_c1      r4_k3_s2_e4_i24_o48_c1       r4_k3_s2_e4_i48_o64_c1
        r6_k3_s2_e4_i64_o128_se0.25 r9_k3_s1_e6_i128_o160_se0.25 r15_k3_s2_e6_i160_o256_se0.25
        """);

    private static readonly Architecture V2M = Architecture.Parse(
        """
        r3_k3_s1_e1_i24_o24_c1      r5_k3_s2_e4_i24_o48_c1        r5_k3_s2_e4_i48_o80_c1
        r7_k3_s2_e4_i80_o160_se0.25 r14_k3_s1_e6_i160_o176_se0.25 r18_k3_s2_e6_i176_o304_se0.25
        r5_k3_s1_e6_i304_o512_se0.25
        """);

    private static readonly Architecture V2L = Architecture.Parse(
        """
        r4_k3_s1_e1_i32_o32_c1       r7_k3_s2_e4_i32_o64_c1        r7_k3_s2_e4_i64_o96_c1
        r10_k3_s2_e4_i96_o192_se0.25 r19_k3_s1_e6_i192_o224_se0.25 r25_k3_s2_e6_i224_o384_se0.25
        r7_k3_s1_e6_i384_o640_se0.25
        """);

    private static readonly Architecture V2XL = Architecture.Parse(
        """
        r4_k3_s1_e1_i32_o32_c1       r8_k3_s2_e4_i32_o64_c1        r8_k3_s2_e4_i64_o96_c1
        r16_k3_s2_e4_i96_o192_se0.25 r24_k3_s1_e6_i192_o256_se0.25 r32_k3_s2_e6_i256_o512_se0.25
        r8_k3_s1_e6_i512_o640_se0.25
        """);

    private static readonly Architecture V1Base = Architecture.Parse(
        """
        r1_k3_s1_e1_i32_o16_se0.25 r2_k3_s2_e6_i16_o24_se0.25  r2_k5_s2_e6_i24_o40_se0.25
        r3_k3_s2_e6_i40_o80_se0.25 r3_k5_s1_e6_i80_o112_se0.25 r4_k5_s2_e6_i112_o192_se0.25
        r1_k3_s1_e6_i192_o320_se0.25
        """);

    /// <summary>Every published network by name.</summary>
    public static FrozenDictionary<string, NamedArchitecture> All { get; } = new NamedArchitecture[]
    {
        new("efficientnetv2-b0", CompoundScaling.Scale(V2Base, 1.0, 1.0), 192, 224, 0.2),
        new("efficientnetv2-b1", CompoundScaling.Scale(V2Base, 1.0, 1.1), 192, 240, 0.2),
        new("efficientnetv2-b2", CompoundScaling.Scale(V2Base, 1.1, 1.2), 208, 260, 0.3),
        new("efficientnetv2-b3", CompoundScaling.Scale(V2Base, 1.2, 1.4), 240, 300, 0.3),
        new("efficientnetv2-s", V2S, 300, 384, 0.2),
        new("efficientnetv2-m", V2M, 384, 480, 0.3),
        new("efficientnetv2-l", V2L, 384, 480, 0.4),
        new("efficientnetv2-xl", V2XL, 384, 512, 0.4),
        new("efficientnet-b0", CompoundScaling.Scale(V1Base, 1.0, 1.0), 176, 224, 0.2),
        new("efficientnet-b1", CompoundScaling.Scale(V1Base, 1.0, 1.1), 192, 240, 0.2),
        new("efficientnet-b2", CompoundScaling.Scale(V1Base, 1.1, 1.2), 208, 260, 0.3),
        new("efficientnet-b3", CompoundScaling.Scale(V1Base, 1.2, 1.4), 240, 300, 0.3),
        new("efficientnet-b4", CompoundScaling.Scale(V1Base, 1.4, 1.8), 304, 380, 0.4),
        new("efficientnet-b5", CompoundScaling.Scale(V1Base, 1.6, 2.2), 352, 456, 0.4),
        new("efficientnet-b6", CompoundScaling.Scale(V1Base, 1.8, 2.6), 416, 528, 0.5),
        new("efficientnet-b7", CompoundScaling.Scale(V1Base, 2.0, 3.1), 480, 600, 0.5),
    }.ToFrozenDictionary(named => named.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The network of that name; upper and lower case are the same.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the known names.</exception>
    public static NamedArchitecture Find(string name) => Catalog.Find(All, name, "network");
}
