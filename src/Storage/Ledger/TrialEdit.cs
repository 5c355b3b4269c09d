namespace NasV2.Storage;

/// <summary>A trial that a draft touches, and which of its columns.</summary>
internal sealed class TrialEdit(Trial row, bool isNew)
{
    public Trial Row { get; set; } = row;

    public bool IsNew => isNew;

    /// <summary>Whether all columns are to be written; otherwise the two below say which.</summary>
    public bool Whole { get; set; }

    public bool Reported { get; set; }

    public bool Renewed { get; set; }
}
