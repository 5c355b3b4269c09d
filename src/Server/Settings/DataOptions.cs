namespace NasV2.Server.Settings;

/// <summary>Which data searches may use; section <c>data</c> of the settings.</summary>
public sealed class DataOptions : ITextSettings
{
    /// <summary>Folders in which the data of a spec must lie; empty for the default: <c>$NAS_HOME/data</c>, and
    /// anywhere in an embedded service.</summary>
    public IReadOnlyList<string> Roots { get; set; } = [];
}
