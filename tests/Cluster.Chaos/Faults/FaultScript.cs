namespace NasV2.Cluster.Chaos.Faults;

/// <summary>Draws the faults of a run: a pure function of the seed.</summary>
internal static class FaultScript
{
    /// <summary>A script of <paramref name="count"/> faults; every kind is among them where there is room for all.</summary>
    public static IReadOnlyList<ScriptedFault> Draw(int seed, int count, IReadOnlyList<IFault> kinds)
    {
        var random = new Random(seed);
        var deck = count < kinds.Count ? [] : kinds.ToList();
        while (deck.Count < count)
            deck.Add(Pick(kinds, random));
        var order = deck.ToArray();
        random.Shuffle(order);
        return [.. order.Select(kind => new ScriptedFault(kind, Draw(kind, random)))];
    }

    private static IFault Pick(IReadOnlyList<IFault> kinds, Random random)
    {
        var ticket = random.Next(kinds.Sum(kind => kind.Weight));
        return kinds.First(kind => (ticket -= kind.Weight) < 0);
    }

    private static FaultDraw Draw(IFault kind, Random random)
    {
        var (shortest, longest) = kind.Duration;
        return new FaultDraw(random.Next(), random.Next(), shortest + ((longest - shortest) * random.NextDouble()));
    }
}
