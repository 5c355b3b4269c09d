using System.Runtime.InteropServices;

namespace NasV2.Cli.Doctor;

/// <summary>.NET and the operating system: libtorch is built for few of them.</summary>
internal static class RuntimeCheck
{
    private static readonly (OSPlatform System, Architecture Processor)[] Supported =
    [
        (OSPlatform.Linux, Architecture.X64),
        (OSPlatform.Windows, Architecture.X64),
        (OSPlatform.OSX, Architecture.Arm64),
    ];

    public static Check Run()
    {
        var processor = RuntimeInformation.ProcessArchitecture;
        var found = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {processor}";
        return Supported.Any(pair => RuntimeInformation.IsOSPlatform(pair.System) && pair.Processor == processor)
            ? new("runtime", CheckStatus.Ok, found)
            : new("runtime", CheckStatus.Fail, found,
                "Run on x64 Linux, x64 Windows or macOS on Apple silicon: libtorch has no build for others.");
    }
}
