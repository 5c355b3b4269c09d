using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace NasV2.LibTorch;

/// <summary>The versions of TorchSharp and of the libtorch that is loaded.</summary>
internal static partial class TorchVersions
{
    /// <summary>TorchSharp's package version, such as <c>0.107.0</c>.</summary>
    public static string TorchSharp { get; } =
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The version in libtorch's own description of its build, such as <c>2.10.0</c>; null where it is unknown.</summary>
    /// <param name="torchCpu">The handle of libtorch_cpu.</param>
    /// <remarks><c>torch.__version__</c> is the version that TorchSharp was compiled for, whatever is loaded.</remarks>
    public static string? ReadLibTorchVersion(nint torchCpu)
    {
        if (!NativeLibrary.TryGetExport(torchCpu, "_ZN2at11show_configB5cxx11Ev", out nint showConfig))
            return null;
        Match match = Version().Match(Describe(showConfig));
        return match.Success ? match.Groups[1].Value : null;
    }

    // std::string at::show_config(): the caller passes room for the string, which begins with a pointer to its text and its length.
    private static unsafe string Describe(nint showConfig)
    {
        nint* text = stackalloc nint[4];
        ((delegate* unmanaged<nint*, nint*>)showConfig)(text);
        return Marshal.PtrToStringUTF8(text[0], (int)text[1]);
    }

    [GeneratedRegex(@"TORCH_VERSION=([^,\s]+)")]
    private static partial Regex Version();
}
