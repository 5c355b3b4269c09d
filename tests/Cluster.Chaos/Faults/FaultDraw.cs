namespace NasV2.Cluster.Chaos.Faults;

/// <summary>What the script drew for one fault.</summary>
/// <param name="Victim">Whom it hits, as a number to be taken modulo the number of candidates.</param>
/// <param name="Other">The other end of a link, likewise.</param>
/// <param name="Duration">How long it lasts.</param>
internal sealed record FaultDraw(int Victim, int Other, TimeSpan Duration);
