namespace NasV2.Dashboard.Hosting;

/// <summary>What the host decides about the dashboard.</summary>
public sealed class DashboardOptions
{
    /// <summary>Addresses of all heads' dashboards as browsers reach them; asked at each page, since heads come and go.</summary>
    public Func<IEnumerable<Uri>> Heads { get; set; } = () => [];

    /// <summary>Address of the service that the dashboard's hints name; null: the address that the browser used.</summary>
    public Uri? ServiceAddress { get; set; }
}
