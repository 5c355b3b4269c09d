using System.CommandLine;
using NasV2.Cli;
using NasV2.Cli.Verbs;
using NasV2.Server;

var root = new RootCommand("NasV2: searches for image networks that are accurate, fast to train and small.")
{
    QuickstartVerb.Create(),
    SearchVerb.Create(),
    JobsVerb.Create(),
    TrialsVerb.Create(),
    ExportVerb.Create(),
    ServeVerb.Create(),
    WorkerVerb.Create(),
    EstimateVerb.Create(),
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
// Of a thread of its own there is nothing to return to; without this the runtime prints a stack trace and aborts.
AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
{
    Console.Error.WriteLine(Crash((Exception)unhandled.ExceptionObject));
    Environment.Exit(ExitCodes.Failure);
};
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
catch (Exception exception) when (UserError.Explain(exception) is { } error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return error.ExitCode;
}
#pragma warning disable CA1031 // The last resort: one sentence instead of a stack trace and SIGABRT.
catch (Exception exception)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync(Crash(exception));
    return ExitCodes.Failure;
}

string Crash(Exception exception)
{
    var named = parsed.CommandResult.Command.Options.OfType<Option<string?>>().FirstOrDefault(option => option.Name == "--home");
    return CrashReport.Write(exception, NasHome.Find(named is null ? null : parsed.GetValue(named)), TimeProvider.System);
}
