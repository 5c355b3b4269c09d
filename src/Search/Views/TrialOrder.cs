namespace NasV2.Search.Views;

/// <summary>Order of a list of trials; those that lack the value come last, equal ones by index.</summary>
public enum TrialOrder
{
    /// <summary>By index.</summary>
    Index,

    /// <summary>Best reward first.</summary>
    Reward,

    /// <summary>Highest accuracy first.</summary>
    Accuracy,

    /// <summary>Smallest S first.</summary>
    Step,

    /// <summary>Fewest parameters first.</summary>
    Parameters,

    /// <summary>Last ended first.</summary>
    Ended,
}
