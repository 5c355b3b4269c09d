using System.Runtime.InteropServices;

namespace NasV2.LibTorch.Tests;

/// <summary>What a fresh process says and does; each test starts one, as a process loads libtorch only once.</summary>
public sealed class TorchRuntimeProcessTests(LoadedTorch torch) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task MKL_does_not_choose_the_number_of_threads_by_itself()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "libtorch computes without MKL on this processor");
        LoadProbe.Outcome outcome = await LoadProbe.RunAsync(("MKL_VERBOSE", "1"));

        Assert.Contains(" Dyn:0 ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" Dyn:1 ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_process_with_an_empty_cache_trains()
    {
        RequireLinux();
        LoadProbe.Outcome outcome =
            await LoadProbe.RunAsync(("XDG_CACHE_HOME", _folder.FullName), (TorchRuntimeOptions.FolderVariable, ""));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("trained=True", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(torch.Info.IsPatched ? 1 : 0, _folder.GetFiles("libLibTorchSharp.so", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_configured_libtorch_is_used_although_the_application_ships_one()
    {
        RequireLinux();
        foreach (FileInfo library in new DirectoryInfo(torch.Info.LibTorchFolder!).GetFiles())
            library.CopyTo(Path.Combine(_folder.FullName, library.Name));

        LoadProbe.Outcome outcome = await Load();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"folder={_folder.FullName} libtorch={torch.Info.LibTorchVersion} ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("trained=True", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_folder_that_does_not_exist_ends_in_one_sentence()
    {
        RequireLinux();
        LoadProbe.Outcome outcome = await LoadProbe.RunAsync((TorchRuntimeOptions.FolderVariable, "/no/such/folder"));

        Assert.True(outcome.WasRefused);
        Assert.Equal($"The configured libtorch folder /no/such/folder does not exist; {LibTorchLocator.HowToGet}.", outcome.Output);
    }

    [Theory]
    [InlineData(40, "expected 64 or more")]
    [InlineData(5000, "expected ")]
    public async Task A_truncated_library_ends_in_one_sentence(int length, string expected)
    {
        RequireLinux();
        LinkShipped("libtorch_cpu.so");
        File.WriteAllBytes(InFolder("libtorch_cpu.so"), File.ReadAllBytes(Shipped("libc10.so"))[..length]);

        LoadProbe.Outcome outcome = await Load();

        Assert.True(outcome.WasRefused);
        Assert.StartsWith(
            $"{InFolder("libtorch_cpu.so")} is cut short: it has {length} bytes, {expected}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_of_another_processor_ends_in_one_sentence()
    {
        RequireLinux();
        LinkShipped("libc10.so");
        byte[] library = File.ReadAllBytes(Shipped("libc10.so"));
        library[18] = 183;
        File.WriteAllBytes(InFolder("libc10.so"), library);

        LoadProbe.Outcome outcome = await Load();

        Assert.True(outcome.WasRefused);
        Assert.Equal(
            InFolder("libc10.so") + " is for another processor (ELF machine 183, expected 62); take the libtorch for x86-64.",
            outcome.Output);
    }

    [Fact]
    public async Task A_missing_dependency_ends_in_one_sentence_with_the_linkers_reason()
    {
        RequireLinux();
        LinkShipped("libgomp-98b21ff3.so.1", "libtorch_cpu.so");
        File.Copy(Shipped("libtorch_cpu.so"), InFolder("libtorch_cpu.so"));

        LoadProbe.Outcome outcome = await Load();

        Assert.True(outcome.WasRefused);
        Assert.Equal(
            InFolder("libtorch_cpu.so")
            + " cannot be loaded (libgomp-98b21ff3.so.1: cannot open shared object file: No such file or directory); "
            + "install what it lacks, or name another libtorch folder in NAS_LIBTORCH.",
            outcome.Output);
    }

    [Fact]
    public async Task A_libtorch_without_what_TorchSharp_calls_ends_in_one_sentence_and_not_in_a_crash()
    {
        RequireLinux();
        LinkShipped("libtorch_cpu.so", "libtorch.so");
        File.Copy(Shipped("libc10.so"), InFolder("libtorch_cpu.so"));
        File.Copy(Shipped("libc10.so"), InFolder("libtorch.so"));

        LoadProbe.Outcome outcome = await Load();

        Assert.True(outcome.WasRefused);
        Assert.Contains($"the libtorch in {_folder.FullName} does not fit TorchSharp 0.107.0", outcome.Output, StringComparison.Ordinal);
    }

    private Task<LoadProbe.Outcome> Load() => LoadProbe.RunAsync((TorchRuntimeOptions.FolderVariable, _folder.FullName));

    private string Shipped(string name) => Path.Combine(torch.Info.LibTorchFolder!, name);

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    private void LinkShipped(params string[] but)
    {
        foreach (string path in Directory.GetFiles(torch.Info.LibTorchFolder!).Where(path => !but.Contains(Path.GetFileName(path))))
            File.CreateSymbolicLink(InFolder(Path.GetFileName(path)), path);
    }

    private static void RequireLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems leave loading to TorchSharp");
}
