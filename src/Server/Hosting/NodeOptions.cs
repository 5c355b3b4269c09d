using NasV2.Server.Tls;
using NasV2.Storage;

namespace NasV2.Server.Hosting;

/// <summary>One process: a head, a worker, both, or neither, which only reads the store.</summary>
public sealed record NodeOptions
{
    /// <summary>The store that all nodes share, PostgreSQL; or SQLite for a service that is one process.</summary>
    public required StoreAddress Store { get; init; }

    /// <summary>Unique name; the worker's id where there is a worker.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it coordinates searches and answers other programs.</summary>
    public required bool IsHead { get; init; }

    /// <summary>Its worker; null for none.</summary>
    public WorkerRole? Worker { get; init; }

    /// <summary>Address or name under which the other nodes reach it; default 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port under which the other nodes reach it; 0 for a free one; default 11111.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Port that it listens on, where a proxy or container maps another one to it; null for <see cref="SiloPort"/>.</summary>
    public int? ListenPort { get; init; }

    /// <summary>Port for programs that join as Orleans clients, which may call every grain; 0, the default, for none.</summary>
    public int GatewayPort { get; init; }

    /// <summary>Address of the interface for programs, health and metrics; null for none.</summary>
    public Uri? Http { get; init; }

    /// <summary>Whether it is a whole service in one process for the people of this machine, rather than a node of a cluster.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>
    /// Whether its only caller is the program that started it: it logs to files only, trusts its caller, and resumes no other search.
    /// </summary>
    public bool IsInProcess { get; init; }

    /// <summary>Whether it neither coordinates nor trains: it only reads the store, without a silo and without the store's lock.</summary>
    public bool IsReadOnly => !IsHead && Worker is null;

    /// <summary>Whether no other process can join it, since its store serves one process.</summary>
    public bool IsAlone => Store.Kind == StoreBackendKind.Sqlite;

    /// <summary>The certificate of <see cref="Http"/>, where that is an https address.</summary>
    public ServerTls? Tls { get; init; }

    /// <summary>Folder that data lie in unless the settings say otherwise; null for anywhere.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Commands that jobs may bring along as their trainers, beside those of the settings; none by default.</summary>
    public IReadOnlyList<string> AllowedTrainers { get; init; } = [];

    /// <summary>JSON file of settings; null for none.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>Whether it runs in a Kubernetes pod, whose address and name it then takes.</summary>
    public bool UsesKubernetes { get; init; }

    /// <summary>Opens Orleans' dashboard to those who know it; null for no dashboard.</summary>
    public string? AdminToken { get; init; }

    /// <summary>Folder of the log files; null for none.</summary>
    public string? LogFolder { get; init; }
}
