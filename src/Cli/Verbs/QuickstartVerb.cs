using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas quickstart</c>: a small real search that needs nothing downloaded.</summary>
internal static class QuickstartVerb
{
    private const string Resource = "quickstart.yaml";

    public static Command Create()
    {
        var run = new RunOptions();
        var command = new Command("quickstart", "Runs a small search on built-in images: a few minutes on two cores.");
        run.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            new SearchSession(run.Read(parsed)).RunAsync(new SpecDocument(Spec(), Resource), cancellationToken));
        return command;
    }

    private static string Spec()
    {
        using var stream = typeof(QuickstartVerb).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
