using NasV2.Contracts;

namespace NasV2.Workers.Tests;

/// <summary>A coordinator that notes what a worker reports.</summary>
internal sealed class RecordingSearch : ISearchGrain
{
    public List<ReferenceReport> References { get; } = [];

    public List<EpochReport> Epochs { get; } = [];

    public bool HoldsLease { get; init; } = true;

    public Task ReportReferenceAsync(ReferenceReport report)
    {
        References.Add(report);
        return Task.CompletedTask;
    }

    public Task<bool> ReportEpochAsync(TrialLease lease, EpochReport report)
    {
        Epochs.Add(report);
        return Task.FromResult(HoldsLease);
    }

    public Task StartAsync(string? specJson) => throw new NotSupportedException();

    public Task<SearchProgress> ProgressAsync() => throw new NotSupportedException();

    public Task<TrialAssignment?> LeaseNextAsync(WorkerDescription worker) => throw new NotSupportedException();

    public Task<bool> RenewAsync(TrialLease lease) => throw new NotSupportedException();

    public Task<bool> CompleteAsync(TrialLease lease, TrialReport report) => throw new NotSupportedException();

    public Task ReleaseAsync(TrialLease lease, string reason, bool trainerDied) => throw new NotSupportedException();

    public Task RefuseAsync(TrialLease lease, string reason) => throw new NotSupportedException();
}
