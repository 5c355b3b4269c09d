using System.CommandLine;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli;

/// <summary>The option that names the store.</summary>
internal static class StoreOption
{
    /// <summary>The environment variable that names the store where the option does not.</summary>
    public const string Variable = "NAS_STORE";

    /// <summary><c>--store ADDRESS</c>.</summary>
    public static Option<string?> Create() => new("--store")
    {
        Description = $"The store: postgres://user@host/database or sqlite:path (default: ${Variable}, else the SQLite file of --home).",
        HelpName = "address",
    };

    /// <summary>The given address, else <c>$NAS_STORE</c>, else the SQLite file of <paramref name="home"/>.</summary>
    /// <exception cref="UsageException">The address has none of the forms of <see cref="StoreAddress.Parse"/>.</exception>
    public static string Resolve(string? given, NasHome home)
    {
        var named = string.IsNullOrEmpty(given) ? Environment.GetEnvironmentVariable(Variable) : given;
        var address = string.IsNullOrEmpty(named) ? $"sqlite:{home.Database}" : named;
        try
        {
            StoreAddress.Parse(address);
            return address;
        }
        catch (FormatException exception)
        {
            // Its message names the address as it was typed.
            throw new UsageException(exception.Message);
        }
    }
}
