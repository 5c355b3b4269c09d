using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NasV2.LibTorch.Tests;

/// <summary>Runs this assembly as a child process that loads libtorch, trains one step of a small network and prints what it saw.</summary>
internal static class LoadProbe
{
    private const string Switch = "NAS_TEST_LOAD_PROBE";
    private const int Refused = 3;

    public sealed record Outcome(int ExitCode, string Output)
    {
        public bool WasRefused => ExitCode == Refused;
    }

    /// <summary>Starts the child with environment variables and waits for its end.</summary>
    public static async Task<Outcome> RunAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LoadProbe).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Switch] = "1";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancelled);
        string output = await process.StandardOutput.ReadToEndAsync(cancelled);
        await process.WaitForExitAsync(cancelled);
        return new Outcome(process.ExitCode, (output + await errors).Trim());
    }

    // Before the test runner's entry point, so that nothing else of torch has run in the child.
    [ModuleInitializer]
    internal static void RunWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Switch) is null)
            return;
        try
        {
            TorchRuntimeInfo info = TorchRuntime.Load();
            Console.WriteLine(
                $"folder={info.LibTorchFolder} libtorch={info.LibTorchVersion} patched={info.IsPatched} "
                    + $"trained={SmallTraining.LossFalls()}");
            Environment.Exit(0);
        }
        catch (TorchLoadException refusal)
        {
            Console.WriteLine(refusal.Message);
            Environment.Exit(Refused);
        }
    }
}
