namespace NasV2.Space;

/// <summary>The image sizes of a family's members: multiples of 4 pixels, up to the cap.</summary>
internal static class FamilyResolution
{
    private const int Step = 4;
    private const int Choices = 5;

    /// <summary>The evaluation resolution that the target asks for.</summary>
    public static int Wanted(FamilyTarget target, FamilyOptions options) =>
        Scale(options.EvalResolution, target.ResolutionRatio, options);

    /// <summary>Evaluation resolutions from the wanted one down to the winner's own, for networks that
    /// cannot afford the wanted one.</summary>
    public static IEnumerable<int> UpTo(FamilyTarget target, FamilyOptions options) =>
        Enumerable.Range(0, Choices)
            .Select(choice => target.ResolutionRatio - ((target.ResolutionRatio - 1) * choice / (Choices - 1)))
            .Select(ratio => Scale(options.EvalResolution, ratio, options))
            .Distinct();

    /// <summary>The training resolution, which keeps the winner's relation to the evaluation resolution.</summary>
    public static int Train(int eval, FamilyOptions options) =>
        Math.Min(eval, Scale(options.TrainResolution, (double)eval / options.EvalResolution, options));

    private static int Scale(int resolution, double ratio, FamilyOptions options) =>
        Math.Min(options.MaxResolution, Math.Max(Step, (int)Math.Round(resolution * ratio / Step) * Step));
}
