namespace NasV2.Storage.Tests;

/// <summary>Says where it runs.</summary>
public interface IPingGrain : IGrainWithIntegerKey
{
    Task<string> WhereAsync();
}
