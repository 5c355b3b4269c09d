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
    ServeVerb.Create(),
    WorkerVerb.Create(),
    SubmitVerb.Create(),
    WatchVerb.Create(),
    PauseVerb.Create(),
    ResumeVerb.Create(),
    CancelVerb.Create(),
    BudgetVerb.Create(),
    WorkersVerb.Create(),
    DrainVerb.Create(),
    TrainVerb.Create(),
    StudyVerb.Create(),
    RecipeVerbs.Create(),
    ArchVerbs.Create(),
    DataVerbs.Create(),
    DbVerbs.Create(),
    TokenVerbs.Create(),
    AuditVerb.Create(),
    CompletionVerb.Create(),
    DoctorVerb.Create(),
    HealthVerb.Create(),
    TrainerVerb.Create(),
};
root.Options.OfType<VersionOption>().Single().Action = new VersionAction();

var parsed = root.Parse(args);
try
{
    var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // After Ctrl-C or SIGTERM the trials in hand are put back and the trainers ended; longer than a member's own limit.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(40),
    });
    return parsed.Errors.Count > 0 ? ExitCodes.BadInput : exitCode;
}
catch (Exception exception) when (UserErrors.Explain(exception) is { } error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return error.ExitCode;
}
