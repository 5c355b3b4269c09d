namespace NasV2.Training.Runs;

/// <summary>A folder cannot take a run; the message says why and what to do.</summary>
public sealed class RunFolderException(string message) : Exception(message);
