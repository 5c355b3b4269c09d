namespace NasV2.Bench.Load;

/// <summary>A trainer that only reports: ten epochs a trial, at once for searches named <c>fast</c>, in a second for others.</summary>
internal static class PacedTrainer
{
    /// <summary>For bash.</summary>
    public const string Script =
        """
        step='{"medianMs":20,"madMs":0.1,"steps":30,"settled":true,"device":"cpu","deviceType":"script","batch":64,"resolution":16,"precision":"fp32","libraries":"bash"}'
        exec 9<> <(:)
        echo '{"type":"ready","protocol":2,"device":"cpu","deviceType":"script","libraries":"bash"}'
        while read -r request; do
          id="${request#*\"id\":\"}"; id="${id%%\"*}"
          trial="${id#*/}"; trial="${trial%%#*}"
          if [[ $request == *'"type":"measure"'* ]]; then
            echo '{"type":"measured","id":"'"$id"'","parameters":1000,"classes":10,"stepTime":'"$step"'}'
            continue
          fi
          for epoch in 1 2 3 4 5 6 7 8 9 10; do
            # Waits without another process.
            [[ $id == fast* ]] || read -r -t 0.1 -u 9
            echo '{"type":"epoch","id":"'"$id"'","report":{"epoch":'"$epoch"',"epochs":10,"loss":1,"trainAccuracy":0.5,"minivalAccuracy":0.5,"learningRate":0.01,"seconds":0.1}}'
          done
          echo '{"type":"ended","id":"'"$id"'","report":{"outcome":"completed","accuracy":0.'"$((100 + trial % 800))"',"parameters":1000,"macs":5,"stepTime":'"$step"'}}'
        done
        """;
}
