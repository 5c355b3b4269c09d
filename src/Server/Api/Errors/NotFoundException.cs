namespace NasV2.Server.Api;

/// <summary>Something that a request names is not there.</summary>
internal sealed class NotFoundException(string message) : Exception(message);
