using NasV2.Server;
using NasV2.Workers.Supervision;

namespace NasV2.Cli;

/// <summary>The trainer that this program is itself, under the verb <c>trainer</c>.</summary>
internal static class BuiltInTrainer
{
    /// <summary>How to start it for a device.</summary>
    public static TrainerCommand Command(NasHome home, string device)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own program.");
        // Under `dotnet nas.dll` the program is dotnet and the assembly its first argument.
        string[] assembly = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(BuiltInTrainer).Assembly.Location] : [];
        return new TrainerCommand { Program = self, Arguments = [.. assembly, "trainer", "--device", device, "--home", home.Folder] };
    }
}
