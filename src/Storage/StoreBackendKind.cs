namespace NasV2.Storage;

/// <summary>The databases that a store can live in.</summary>
public enum StoreBackendKind
{
    Sqlite,
    Postgres,
}
