namespace NasV2.Storage;

/// <summary>A point of a curve to write.</summary>
/// <param name="Trim">Whether points beyond it, by other attempts, may be there and must go.</param>
internal sealed record EpochEdit(EpochRow Row, bool Trim);
