namespace NasV2.Space;

/// <summary>Measures candidates for one member against its target and keeps the best, the earlier one where two fit equally.</summary>
internal sealed class FamilySearch(Architecture winner, FamilyTarget target, FamilyOptions options)
{
    private readonly Complexity _start = Complexity.Compute(winner, options.EvalResolution, options.Classes, options.ImageChannels);
    private readonly int _blocks = winner.Stages.Sum(stage => stage.Repeats);
    private FamilyFit _fit = FamilyFit.Worst;
    private (Func<Architecture> Architecture, double Width, int Resolution)? _best;

    /// <summary>The parameters that the member should have.</summary>
    public double Parameters => _start.Parameters * target.ParameterRatio;

    /// <summary>Whether no candidate so far has them within 5 %.</summary>
    public bool MissesParameters => _fit.MissesParameters;

    public void Try(Func<Architecture> architecture, Cost cost, double width, int blocks, int resolution)
    {
        var fit = FamilyFit.Compute(
            cost.Parameters / Parameters,
            cost.Macs / (_start.Macs * target.MacRatio),
            (double)resolution / FamilyResolution.Wanted(target, options),
            width,
            (double)blocks / _blocks);
        if (fit.CompareTo(_fit) < 0)
            (_fit, _best) = (fit, (architecture, width, resolution));
    }

    /// <exception cref="ArgumentException">There was no candidate.</exception>
    public FamilyMember Best()
    {
        if (_best is not var (build, width, resolution))
        {
            throw new ArgumentException(
                $"No network of about {Parameters:N0} parameters, as member '{target.Name}' needs, can be made from {winner}.");
        }

        var architecture = MissesParameters ? FitHead(build(), resolution) : build();
        return new(
            target.Name,
            architecture,
            FamilyResolution.Train(resolution, options),
            resolution,
            width,
            (double)architecture.Stages.Sum(stage => stage.Repeats) / _blocks,
            Complexity.Compute(architecture, resolution, options.Classes, options.ImageChannels));
    }

    /// <summary>Lets the head absorb what whole layers and multiples of 8 leave over in the smallest networks.</summary>
    private Architecture FitHead(Architecture architecture, int resolution)
    {
        var missing = Parameters - Complexity.Compute(architecture, resolution, options.Classes, options.ImageChannels).Parameters;
        var perFilter = architecture.Stages[^1].OutputFilters + 2 + options.Classes;
        var filters = Math.Max(1, architecture.HeadFilters + (int)(missing / perFilter));
        return new(architecture.Stages, CompoundScaling.RoundFilters(filters, 1), architecture.StemStride);
    }
}
