namespace NasV2.Storage;

/// <summary>What a caller may do: a ladder, on which each step holds those below it.</summary>
public enum AccessScope
{
    /// <summary>Look at searches and workers.</summary>
    Read = 1,

    /// <summary>Start and steer searches too.</summary>
    Submit = 2,

    /// <summary>Steer workers too.</summary>
    Admin = 3,
}
