namespace NasV2.Cluster.Chaos.Faults;

/// <summary>One line of the script.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Draw">To whom and for how long.</param>
internal sealed record ScriptedFault(IFault Kind, FaultDraw Draw);
