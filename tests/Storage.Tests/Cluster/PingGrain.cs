namespace NasV2.Storage.Tests;

/// <summary>The grain by which tests see that calls cross from silo to silo.</summary>
public sealed class PingGrain(ILocalSiloDetails silo) : Grain, IPingGrain
{
    public Task<string> WhereAsync() => Task.FromResult(silo.Name);
}
