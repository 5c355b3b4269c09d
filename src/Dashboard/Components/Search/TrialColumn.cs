using NasV2.Api.V1;

namespace NasV2.Dashboard.Components.Search;

/// <summary>A column of the table of trials.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Order">How the service sorts by it; null: it does not.</param>
/// <param name="Class">Classes of its cells.</param>
internal sealed record TrialColumn(string Title, TrialOrder? Order, string Class)
{
    public static readonly IReadOnlyList<TrialColumn> All =
    [
        new("trial", TrialOrder.Unspecified, "number"),
        new("status", null, ""),
        new("reward", TrialOrder.Reward, "number"),
        new("accuracy", TrialOrder.Accuracy, "number"),
        new("step", TrialOrder.Step, "number wide"),
        new("parameters", TrialOrder.Parameters, "number wide"),
        new("worker", null, "wide"),
        new("candidate", null, "wide clip"),
    ];
}
