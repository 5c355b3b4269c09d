using NasV2.Workers.Supervision;

namespace NasV2.Server.Tests;

/// <summary>A trainer that is a shell script.</summary>
internal static class ScriptedTrainer
{
    /// <summary>The script's process.</summary>
    /// <param name="marks">A folder that outlives it.</param>
    /// <param name="script">Runs for each request with <c>$request</c>, <c>$id</c> and <c>$marks</c>; may <c>measured</c>, <c>epoch</c>,
    /// <c>completed ACCURACY</c> or <c>say</c>.</param>
    public static TrainerCommand Command(string marks, string script) => new()
    {
        Program = "/bin/bash",
        Arguments =
        [
            "-c",
            $$$"""
            marks='{{{marks}}}'
            say() { printf '%s\n' "${1/REQUEST/$id}"; }
            step='{"medianMs":20,"madMs":0.1,"steps":30,"settled":true,"device":"cpu","deviceType":"script","batch":64,"resolution":16,"precision":"fp32","libraries":"bash"}'
            measured() { say '{"type":"measured","id":"REQUEST","parameters":1000,"classes":10,"stepTime":'"$step"'}'; }
            epoch() { say '{"type":"epoch","id":"REQUEST","report":{"epoch":'"$1"',"epochs":2,"loss":1,"trainAccuracy":0.5,"minivalAccuracy":0.5,"learningRate":0.01,"seconds":1}}'; }
            completed() { say '{"type":"ended","id":"REQUEST","report":{"outcome":"completed","accuracy":'"$1"',"parameters":1000,"macs":5,"stepTime":'"$step"'}}'; }
            say '{"type":"ready","protocol":2,"device":"cpu","deviceType":"script","libraries":"bash"}'
            while read -r request; do
              id="${request#*\"id\":\"}"; id="${id%%\"*}"
              trial="${id#*/}"; trial="${trial%%#*}"
              if [[ $request == *'"type":"measure"'* ]]; then measured; continue; fi
              {{{script}}}
            done
            """,
        ],
    };
}
