namespace NasV2.Cli.Api;

/// <summary>Where the client's token comes from; never from the command line itself, which every user of the machine can list.</summary>
internal static class TokenSource
{
    /// <summary>Holds the token.</summary>
    public const string Variable = "NAS_TOKEN";

    /// <summary>Names a file that holds it.</summary>
    public const string FileVariable = "NAS_TOKEN_FILE";

    /// <summary>The token in the given file, else <c>$NAS_TOKEN</c>, else that in <c>$NAS_TOKEN_FILE</c>; null for none.</summary>
    /// <exception cref="UsageException">The file cannot be read or is empty.</exception>
    public static string? Resolve(string? file)
    {
        if (!string.IsNullOrEmpty(file))
            return Read(file, "--token-file");
        if (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } token)
            return token;
        return Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } named ? Read(named, FileVariable) : null;
    }

    private static string Read(string file, string source)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } token
                ? token
                : throw new UsageException($"{source} is '{file}', which is empty; expected a token.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{source} is '{file}', which cannot be read: {exception.Message}");
        }
    }
}
