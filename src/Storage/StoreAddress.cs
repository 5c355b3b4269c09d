using Npgsql;

namespace NasV2.Storage;

/// <summary>
/// Where a store lives. Written as <c>sqlite:///absolute/nas.db</c>, <c>sqlite:relative/nas.db</c>,
/// <c>postgres://user:password@host:5432/database?sslmode=require</c>, or Npgsql's <c>Host=…;Database=…</c>.
/// </summary>
public sealed record StoreAddress
{
    private static readonly string[] SqliteSchemes = ["sqlite://", "sqlite:"];
    private static readonly string[] PostgresSchemes = ["postgres://", "postgresql://"];

    private StoreAddress(StoreBackendKind kind, string target, string display)
    {
        Kind = kind;
        Target = target;
        Display = display;
    }

    public StoreBackendKind Kind { get; }

    /// <summary>SQLite: the absolute path of the database file. PostgreSQL: the connection string, with its password.</summary>
    public string Target { get; }

    /// <summary>What messages and logs call the store; holds no password.</summary>
    public string Display { get; }

    /// <param name="path">The database file; a relative path counts from the current folder.</param>
    public static StoreAddress Sqlite(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        return new(StoreBackendKind.Sqlite, full, full);
    }

    /// <exception cref="FormatException">The text has none of these forms; the message says why and never shows the password.</exception>
    public static StoreAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (SqliteSchemes.FirstOrDefault(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is { } scheme)
            return ParseSqlite(text, text[scheme.Length..], absolute: scheme.EndsWith('/'));
        if (PostgresSchemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
            return ParsePostgresUri(text);
        if (text.Contains('=', StringComparison.Ordinal))
            return ParseKeywords(text);
        throw new FormatException(
            $"Store address '{text}' is not understood: expected sqlite:///path/nas.db, sqlite:relative/nas.db, "
            + "postgres://host/database or Host=…;Database=….");
    }

    public override string ToString() => Display;

    private static StoreAddress ParseSqlite(string text, string path, bool absolute)
    {
        // "/C:/nas.db" is how an absolute Windows path looks behind an empty authority.
        if (OperatingSystem.IsWindows() && path is ['/', _, ':', ..])
            path = path[1..];
        if (absolute && !Path.IsPathRooted(path))
            throw new FormatException($"Store address '{text}' needs a third slash before an absolute path, none before a relative one.");
        if (string.IsNullOrWhiteSpace(path) || Path.EndsInDirectorySeparator(path))
            throw new FormatException($"Store address '{text}' names no file: expected for example sqlite:///var/lib/nas/nas.db.");
        return Sqlite(path);
    }

    private static StoreAddress ParsePostgresUri(string text)
    {
        // Uri knows no empty host, which is how a socket folder in the query is written.
        if (!Uri.TryCreate(text.Replace(":///", "://localhost/", StringComparison.Ordinal), UriKind.Absolute, out var uri))
            throw new FormatException("The PostgreSQL store address is not a URI: expected postgres://user:password@host:port/database.");
        var user = uri.UserInfo.Split(':', 2);
        var keywords = new List<KeyValuePair<string, string>>
        {
            new("Host", uri.Host),
            new("Port", uri.IsDefaultPort ? "5432" : $"{uri.Port}"),
            new("Database", Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'))),
        };
        if (user[0].Length > 0)
            keywords.Add(new("Username", Uri.UnescapeDataString(user[0])));
        if (user.Length == 2)
            keywords.Add(new("Password", Uri.UnescapeDataString(user[1])));
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            keywords.Add(new(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : ""));
        }
        return Postgres(keywords);
    }

    private static StoreAddress ParseKeywords(string text)
    {
        var raw = new System.Data.Common.DbConnectionStringBuilder();
        try
        {
            raw.ConnectionString = text;
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(
                "The store address is not a valid connection string: expected Host=…;Database=…;Username=….", exception);
        }
        return Postgres([.. raw.Keys.Cast<string>().Select(k => new KeyValuePair<string, string>(k, $"{raw[k]}"))]);
    }

    private static StoreAddress Postgres(IReadOnlyList<KeyValuePair<string, string>> keywords)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        foreach (var (key, value) in keywords)
        {
            try
            {
                builder[key] = value;
            }
            catch (Exception exception) when (
                exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                throw new FormatException(
                    $"The PostgreSQL store address has a keyword '{key}' that is unknown or has a wrong value.", exception);
            }
        }
        if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
        {
            throw new FormatException(
                "The PostgreSQL store address must name a host and a database: postgres://host/database or Host=…;Database=….");
        }
        return new(StoreBackendKind.Postgres, builder.ConnectionString, $"postgres://{builder.Host}:{builder.Port}/{builder.Database}");
    }
}
