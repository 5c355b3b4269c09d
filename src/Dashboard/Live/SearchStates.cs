using NasV2.Api.V1;

namespace NasV2.Dashboard.Live;

/// <summary>What can be done with a search in a state.</summary>
internal static class SearchStates
{
    public static bool HasEnded(this SearchState state) => state is SearchState.Completed or SearchState.Failed or SearchState.Cancelled;

    public static bool CanPause(this SearchState state) => state is SearchState.Running or SearchState.Submitted;

    public static bool CanResume(this SearchState state) => state is SearchState.Paused;
}
