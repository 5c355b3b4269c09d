using System.CommandLine;
using NasV2.Cli;
using NasV2.Cli.Verbs;

var root = new RootCommand("NasV2: searches for image networks that are accurate, fast to train and small.")
{
    QuickstartVerb.Create(),
    SearchVerb.Create(),
    JobsVerb.Create(),
    TrialsVerb.Create(),
    ExportVerb.Create(),
    ArchVerbs.Create(),
    DataVerbs.Create(),
    DoctorVerb.Create(),
    TrainerVerb.Create(),
};

var parsed = root.Parse(args);
try
{
    var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // After Ctrl-C the trial in hand is put back and the trainer ended.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
    });
    return parsed.Errors.Count > 0 ? ExitCodes.BadInput : exitCode;
}
catch (Exception exception) when (UserErrors.Explain(exception) is { } error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return error.ExitCode;
}
