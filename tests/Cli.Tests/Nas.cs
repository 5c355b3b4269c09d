using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Cli.Tests;

/// <summary>Runs a command line in this process, from its entry point on.</summary>
internal sealed record Nas(int ExitCode, string Output, string Error)
{
    public static Nas Run(params string[] arguments)
    {
        using var output = new StringWriter();
        return Run(output, arguments);
    }

    /// <summary>The same with a standard output of the test's own.</summary>
    public static Nas Run(TextWriter newOutput, params string[] arguments) =>
        CaptureAsync(newOutput, () => Task.FromResult((int)typeof(ExitCodes).Assembly.EntryPoint!.Invoke(null, [arguments])!)).GetAwaiter()
            .GetResult();

    /// <summary>Runs a part of it, and keeps what that prints.</summary>
    public static async Task<Nas> CaptureAsync(TextWriter newOutput, Func<Task<int>> run)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var newError = new StringWriter();
        Console.SetOut(newOutput);
        Console.SetError(newError);
        try
        {
            var exitCode = await run();
            return new(exitCode, newOutput.ToString()!, newError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>What it printed as JSON, after checking that it succeeded.</summary>
    public static JsonNode Json(params string[] arguments)
    {
        var run = Run([.. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
    }
}
