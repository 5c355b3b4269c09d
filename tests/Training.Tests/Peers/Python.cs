using System.Diagnostics;

namespace NasV2.Training.Tests.Peers;

/// <summary>Debian's Python, whose packages implement independently what this project implements.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Why a module cannot be imported here, or null.</summary>
    /// <param name="module">Name of the module.</param>
    /// <param name="package">The Debian package that has it.</param>
    public static string? Missing(string module, string package) =>
        !File.Exists(Program) ? $"there is no {Program}"
        : TryRun("-c", $"import {module}") is { } error ? $"{Program} has no {module} (Debian: apt-get install {package}): {error}"
        : null;

    /// <summary>Runs a script of this folder to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it wrote.</exception>
    public static void Run(string script, params IEnumerable<string> arguments)
    {
        if (TryRun([Path.Combine(AppContext.BaseDirectory, "Peers", script), .. arguments]) is { } error)
            throw new InvalidOperationException(error);
    }

    /// <summary>What a failed run wrote, or null.</summary>
    private static string? TryRun(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors;
    }
}
