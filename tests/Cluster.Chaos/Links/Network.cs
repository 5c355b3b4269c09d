namespace NasV2.Cluster.Chaos.Links;

/// <summary>Every connection that runs through a proxy, and the cuts that it meets.</summary>
internal sealed class Network
{
    private readonly Lock _gate = new();
    private readonly List<Cut> _cuts = [];
    private readonly HashSet<ProxiedConnection> _connections = [];

    /// <summary>Connections at this moment.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
                return _connections.Count;
        }
    }

    /// <summary>Cuts connections, those at hand and those to come, until the returned value is disposed.</summary>
    public IDisposable Apply(params IReadOnlyList<Cut> cuts)
    {
        lock (_gate)
        {
            _cuts.AddRange(cuts);
            Update();
        }

        return new Healing(this, cuts);
    }

    /// <summary>Takes a connection up; false when it is to be refused.</summary>
    internal bool TryEnter(ProxiedConnection connection)
    {
        lock (_gate)
        {
            if (IsCut(connection, CutMode.Reset))
                return false;
            _connections.Add(connection);
            connection.IsHeld = IsCut(connection, CutMode.Silent);
            return true;
        }
    }

    internal void Leave(ProxiedConnection connection)
    {
        lock (_gate)
            _connections.Remove(connection);
    }

    private void Heal(IReadOnlyList<Cut> cuts)
    {
        lock (_gate)
        {
            _cuts.RemoveAll(cut => cuts.Any(healed => ReferenceEquals(healed, cut)));
            Update();
        }
    }

    private void Update()
    {
        foreach (var connection in _connections)
        {
            if (IsCut(connection, CutMode.Reset))
                connection.Reset();
            connection.IsHeld = IsCut(connection, CutMode.Silent);
        }
    }

    private bool IsCut(ProxiedConnection connection, CutMode mode) =>
        _cuts.Exists(cut => cut.Mode == mode && cut.Separates(connection.From, connection.To));

    private sealed class Healing(Network network, IReadOnlyList<Cut> cuts) : IDisposable
    {
        public void Dispose() => network.Heal(cuts);
    }
}
