namespace NasV2.Training.Runs;

/// <summary>Where the files of a training run lie.</summary>
/// <param name="Path">Absolute path of the run's folder.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>One line of JSON an epoch.</summary>
    public string Metrics => In("metrics.jsonl");

    /// <summary>Curves of loss and accuracy.</summary>
    public string Curves => In("curves.svg");

    /// <summary>What came of it, as JSON.</summary>
    public string Report => In("report.json");

    /// <summary>The architecture, as JSON.</summary>
    public string Architecture => In("architecture.json");

    /// <summary>The recipe, every value spelt out, as JSON.</summary>
    public string Recipe => In("recipe.json");

    /// <summary>The averaged weights of the epoch with the best minival accuracy.</summary>
    public string Best => In("best.safetensors");

    /// <summary>Folder of the states that an interrupted run resumes from.</summary>
    public string Checkpoints => In("checkpoints");

    /// <summary>Whose folder it is, see <see cref="RunClaim"/>.</summary>
    public string Claim => In("run.json");

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
