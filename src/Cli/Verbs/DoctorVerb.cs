using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Cli.Doctor;
using NasV2.Server;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas doctor</c>: whether searches can run here, and what to fix.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Checks whether searches can run here, and says how to fix what is wrong.") { home, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var place = NasHome.Find(parsed.GetValue(home));
            var diagnosis = await Diagnosis.RunAsync(place, BuiltInTrainer.Command(place, "auto"), cancellationToken);
            if (parsed.GetValue(json))
                JsonOutput.Print(diagnosis);
            else
                Screen.Open().Write(DiagnosisTable.Create(diagnosis));
            return diagnosis.Healthy ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }
}
