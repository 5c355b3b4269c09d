using NasV2.Api.V1;

namespace NasV2.Cli.Api;

/// <summary>States of a search.</summary>
internal static class SearchStates
{
    /// <summary>Whether a search in this state has ended for good.</summary>
    public static bool IsFinal(this SearchState state) => state is SearchState.Completed or SearchState.Failed or SearchState.Cancelled;

    /// <summary>Whether a search in this state runs, or will without an action by a user.</summary>
    public static bool IsActive(this SearchState state) => state is SearchState.Submitted or SearchState.Running;
}
