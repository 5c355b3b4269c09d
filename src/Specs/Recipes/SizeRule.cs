namespace NasV2.Specs;

/// <summary>Which image size each stage has.</summary>
public enum SizeRule
{
    /// <summary>The paper's: <c>round(S0 + (Se - S0) · i / (M - 1))</c>; the first stage has S0.</summary>
    Paper,

    /// <summary>The released code's: <c>floor(S0 + (Se - S0) · (i + 1) / M)</c>; no stage has S0.</summary>
    Released,
}
