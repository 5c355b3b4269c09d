namespace NasV2.Space;

/// <summary>The field names of the text formats, which are also the names in messages.</summary>
internal static class Fields
{
    public const string Canonical = "canonical";
    public const string Stages = "stages";
    public const string Op = "op";
    public const string Layers = "layers";
    public const string Kernel = "kernel";
    public const string Stride = "stride";
    public const string Expansion = "expansion";
    public const string Input = "input";
    public const string Output = "output";
    public const string SqueezeRatio = "squeezeRatio";
    public const string Stem = "stem";
    public const string Head = "head";
    public const string Filters = "filters";
    public const string StemStride = "stem.stride";
    public const string StemFilters = "stem.filters";
    public const string HeadFilters = "head.filters";
    public const string Name = "name";
    public const string Description = "description";
    public const string Reference = "reference";
    public const string ProxyResolution = "proxyResolution";
    public const string Ops = "ops";
    public const string Kernels = "kernels";
    public const string Expansions = "expansions";
}
