using NasV2.Server;
using NasV2.Workers.Supervision;

namespace NasV2.Cli;

/// <summary>The trainer that this program is itself, under the verb <c>trainer</c>.</summary>
internal static class BuiltInTrainer
{
    /// <summary>How to start it for a device.</summary>
    /// <param name="home">Where datasets are.</param>
    /// <param name="device">The device.</param>
    /// <param name="checkpoints">Where trials keep their checkpoints; null for nowhere.</param>
    public static TrainerCommand Command(NasHome home, string device, string? checkpoints = null)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own program.");
        // Under `dotnet nas.dll` the program is dotnet and the assembly its first argument.
        string[] assembly = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(BuiltInTrainer).Assembly.Location] : [];
        string[] kept = checkpoints is null ? [] : ["--checkpoints", checkpoints];
        return new TrainerCommand
        {
            Program = self,
            Arguments = [.. assembly, "trainer", "--device", device, "--home", home.Folder, .. kept],
            Title = "nas trainer",
        };
    }
}
