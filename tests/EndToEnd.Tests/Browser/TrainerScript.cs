namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A trainer that is a shell script: what takes minutes takes a moment, and its figures follow from the trial's index.</summary>
internal static class TrainerScript
{
    private const string Text =
        """
        say() { printf '%s\n' "$1"; }
        say '{"type":"ready","protocol":2,"device":"cpu","deviceType":"script","libraries":"bash"}'
        while read -r request; do
          id="${request#*\"id\":\"}"; id="${id%%\"*}"
          trial="${id#*/}"; trial="${trial%%#*}"
          [[ $trial =~ ^[0-9]+$ ]] || trial=0
          step='{"medianMs":'$((20 + trial * 3 % 7))',"madMs":0.1,"steps":30,"settled":true,"device":"cpu","deviceType":"script","batch":64,"resolution":16,"precision":"fp32","libraries":"bash"}'
          if [[ $request == *'"type":"measure"'* ]]; then
            say '{"type":"measured","id":"'"$id"'","parameters":1000,"classes":10,"stepTime":'"$step"'}'
            continue
          fi
          while [[ -e HOLD ]]; do sleep 0.05; done
          for epoch in 1 2; do
            sleep 0.1
            say '{"type":"epoch","id":"'"$id"'","report":{"epoch":'$epoch',"epochs":2,"loss":'$((3 - epoch))',"trainAccuracy":0.5,"minivalAccuracy":0.'$epoch$((trial % 10))',"learningRate":0.01,"seconds":0.1}}'
          done
          say '{"type":"ended","id":"'"$id"'","report":{"outcome":"completed","accuracy":0.2'$((trial % 10))',"parameters":'$((1000 + trial))',"macs":5000,"stepTime":'"$step"'}}'
        done
        """;

    /// <summary>The file of a folder that makes the trials of its trainer wait while it is there.</summary>
    public static string Hold(string folder) => Path.Combine(folder, "hold");

    /// <summary>Writes it into a folder.</summary>
    /// <returns>What <c>--trainer</c> takes.</returns>
    public static string Write(string folder)
    {
        var file = Path.Combine(folder, "trainer.sh");
        File.WriteAllText(file, Text.Replace("HOLD", $"'{Hold(folder)}'", StringComparison.Ordinal));
        return $"/bin/bash '{file}'";
    }
}
