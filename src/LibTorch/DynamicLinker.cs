using System.Runtime.InteropServices;

namespace NasV2.LibTorch;

/// <summary>Loads native libraries by their path.</summary>
internal static partial class DynamicLinker
{
    private const int ResolveNow = 2;

    /// <summary>Loads a library.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="advice">What the user can do when it fails; ends the error's sentence.</param>
    /// <returns>The library's handle.</returns>
    /// <exception cref="TorchLoadException">The system's linker refuses it; the message has the linker's reason.</exception>
    public static nint Load(string path, string advice) => OperatingSystem.IsLinux() ? LoadResolved(path, advice) : LoadPlain(path, advice);

    // Resolving every symbol at once makes a libtorch that lacks one an error here; .NET's own load leaves it to end the process later.
    private static nint LoadResolved(string path, string advice)
    {
        LibraryFile.RequireWhole(path);
        // .NET calls the linker itself, to bind a native call that is first made say, and that frees the error's text: bind this call
        // before the error is made, and copy the text before anything else runs.
        LastError();
        nint handle = Open(path, ResolveNow);
        string? reason = handle == 0 ? Marshal.PtrToStringUTF8(LastError()) : null;
        return handle != 0 ? handle : throw new TorchLoadException($"{path} cannot be loaded ({reason}); {advice}.");
    }

    private static nint LoadPlain(string path, string advice)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchLoadException($"{path} cannot be loaded ({failure.Message}); {advice}.", failure);
        }
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dlerror")]
    private static partial nint LastError();
}
