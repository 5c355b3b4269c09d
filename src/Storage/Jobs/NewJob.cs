namespace NasV2.Storage;

/// <summary>A job as it is submitted; the store adds state and times.</summary>
/// <param name="Id">Unique in the store.</param>
/// <param name="Name">What people call it; need not be unique.</param>
/// <param name="SpecJson">The whole job specification, kept byte for byte.</param>
/// <param name="SpecHash">The hash of <paramref name="SpecJson"/>, computed by the caller.</param>
public sealed record NewJob(string Id, string Name, string SpecJson, string SpecHash);
