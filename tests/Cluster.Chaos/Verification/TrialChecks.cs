using System.Text.Json;
using NasV2.FakeTrainer;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>Each trial is there once, with the candidate and the result of an undisturbed search.</summary>
internal static class TrialChecks
{
    public static IEnumerable<string> Run(StoredSearch stored, ExpectedSearch expected)
    {
        var indices = stored.Trials.Select(trial => trial.Index).ToList();
        if (!indices.SequenceEqual(Enumerable.Range(0, expected.Trials.Count)))
            yield return $"the store holds {indices.Count} trials, but not those from 0 to {expected.Trials.Count - 1}, once each";
        foreach (var (trial, wanted) in stored.Trials.Join(expected.Trials, trial => trial.Index, trial => trial.Index, (a, b) => (a, b)))
        {
            foreach (var problem in Compare(trial, wanted))
                yield return $"trial {trial.Index} {problem}";
        }
    }

    private static IEnumerable<string> Compare(StoredTrial trial, ExpectedTrial wanted)
    {
        if (trial.Candidate != wanted.Candidate)
            yield return $"has candidate {trial.Candidate}, but an undisturbed search gives it {wanted.Candidate}";
        if (trial.State != "Finished" || trial.Result is not { } result)
        {
            yield return $"is {trial.State} and has no result";
            yield break;
        }

        if (Outcome(result) != wanted.Outcome)
            yield return $"ended as {Outcome(result)} and not as {wanted.Outcome}: {Text(result, "message")}";
        else if (wanted.Fate.Ending == Ending.Completed && !IsEqual(result, wanted.Fate))
            yield return $"has the result {result}, but its trainer gives {wanted.Fate}";
    }

    private static string Outcome(JsonElement result) => Text(result, "outcome") ?? "nothing";

    private static string? Text(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool IsEqual(JsonElement result, Fate fate) =>
        Number(result, "accuracy") == fate.Accuracy
        && Number(result, "parameters") == fate.Parameters
        && Number(result, "macs") == fate.Macs
        && result.TryGetProperty("stepTime", out var stepTime)
        && Number(stepTime, "medianMs") == fate.StepMs;

    private static double? Number(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
