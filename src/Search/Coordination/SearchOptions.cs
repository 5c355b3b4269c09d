namespace NasV2.Search.Coordination;

/// <summary>How a coordinator treats its workers.</summary>
public sealed class SearchOptions
{
    /// <summary>How long a worker holds a trial without renewing its lease; default 60 seconds.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often expired leases are looked for; default 10 seconds.</summary>
    public TimeSpan LeaseCheckPeriod { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the store is read again, in case another coordinator of the job wrote to it; default 60 seconds.</summary>
    public TimeSpan RefreshPeriod { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a measurement may be out before it is assigned again; default 5 minutes.</summary>
    public TimeSpan MeasurementLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a trial waits after its first infrastructure failure; doubles with each; default 1 second.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait; default 60 seconds.</summary>
    public TimeSpan RetryLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a trial may take its trainer down with it before it ends as failed; default 3.</summary>
    public int MaxTrainerDeaths { get; set; } = 3;

    /// <summary>How long a silent worker is still thought to be there; default 20 seconds.</summary>
    public TimeSpan WorkerSilence { get; set; } = TimeSpan.FromSeconds(20);
}
