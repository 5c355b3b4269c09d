namespace NasV2.Server.Settings;

/// <summary>Which trainers jobs may bring along; section <c>trainers</c> of the settings.</summary>
public sealed class TrainerSettings : ITextSettings
{
    /// <summary>Commands, each written as for a shell: a job's command must begin with one of them, word
    /// for word; none by default.</summary>
    public IReadOnlyList<string> Allowed { get; set; } = [];
}
