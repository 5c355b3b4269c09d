using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

/// <summary>Trainers in a few lines of shell: what the worker has to live with, and proof that any language will do.</summary>
internal static class ScriptedTrainer
{
    public const string Ready = """{"type":"ready","protocol":2,"device":"cpu","deviceType":"script","libraries":"bash"}""";

    public const string Measured =
        """{"type":"measured","id":"REQUEST","parameters":1000,"classes":10,"stepTime":{"medianMs":20,"madMs":0.1,"steps":30,"settled":true,"device":"cpu","deviceType":"script","batch":64,"resolution":32,"precision":"fp32","libraries":"bash"}}""";

    public const string Epoch =
        """{"type":"epoch","id":"REQUEST","report":{"epoch":1,"epochs":1,"loss":"NaN","trainAccuracy":0.5,"minivalAccuracy":0.6,"learningRate":0.01,"seconds":1.5}}""";

    public const string Completed = """{"type":"ended","id":"REQUEST","report":{"outcome":"completed","accuracy":0.6,"parameters":1000,"stepTime":{"medianMs":20,"madMs":0.1,"steps":30,"settled":true,"device":"cpu","deviceType":"script","batch":64,"resolution":32,"precision":"fp32","libraries":"bash"}}}""";

    /// <summary>Another epoch than the first.</summary>
    public static string EpochOf(int number) => Epoch.Replace("\"epoch\":1", $"\"epoch\":{number}", StringComparison.Ordinal);

    /// <summary>A command that says it is ready and then runs <paramref name="script"/>, which may <c>say</c> a message
    /// and <c>read request</c>.</summary>
    public static TrainerCommand Command(string script, string ready = Ready) => new()
    {
        Program = "/bin/bash",
        Title = "script",
        Arguments =
        [
            "-c",
            $$"""
            say() { id="${request#*\"id\":\"}"; printf '%s\n' "${1/REQUEST/"${id%%\"*}"}"; }
            say '{{ready}}'
            {{script}}
            """,
        ],
    };
}
