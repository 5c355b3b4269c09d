namespace NasV2.Cluster.Placement;

/// <summary>
/// What a silo is there for, written into its name: <c>head-NAME</c>, <c>worker-ID</c>, or <c>box-ID</c> for both in one.
/// </summary>
/// <remarks>
/// Every silo reads the names of all in the membership table. Orleans' silo metadata would be asked from each silo over the network,
/// and one that does not answer at once stays without any for minutes: nothing could be placed on it. The names have the form of
/// Kubernetes' pod names, which a silo must carry there.
/// </remarks>
public static class SiloRole
{
    private const string Head = "head";
    private const string Worker = "worker";
    private const string Both = "box";

    /// <summary>Name of a silo that hosts coordinators.</summary>
    /// <param name="name">Its own name, which must not be empty.</param>
    public static string NameOfHead(string name) => $"{Head}-{name}";

    /// <summary>Name of a silo that hosts a worker.</summary>
    /// <param name="workerId">Id of the worker.</param>
    /// <param name="isHeadToo">Whether it hosts coordinators as well.</param>
    public static string NameOfWorker(string workerId, bool isHeadToo = false) => $"{(isHeadToo ? Both : Worker)}-{workerId}";

    /// <summary>Whether coordinators may live on the silo of that name.</summary>
    public static bool IsHead(string siloName) => Split(siloName).Role is Head or Both;

    /// <summary>Id of the worker of the silo of that name; null when it hosts none.</summary>
    public static string? WorkerOf(string siloName) => Split(siloName) is { Role: Worker or Both } silo ? silo.Name : null;

    /// <summary>Whether the worker lives on the silo of that name; <c>ID#1</c>, <c>ID#2</c>… are further workers of the silo.</summary>
    public static bool IsHomeOf(string siloName, string workerId) => WorkerOf(siloName) == workerId.Split('#')[0];

    private static (string Role, string Name) Split(string siloName)
    {
        var dash = siloName.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (siloName, "") : (siloName[..dash], siloName[(dash + 1)..]);
    }
}
