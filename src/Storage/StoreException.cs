namespace NasV2.Storage;

/// <summary>The store cannot serve; the message is one sentence for people and names the store.</summary>
public sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);
