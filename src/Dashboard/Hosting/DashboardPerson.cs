namespace NasV2.Dashboard.Hosting;

/// <summary>The person who looks at a page; actions that are not allowed are not offered.</summary>
/// <param name="Name">What the page calls them; null where no sign-in was needed.</param>
/// <param name="MaySteer">Whether they may start and steer searches.</param>
/// <param name="MayDrain">Whether they may drain workers.</param>
/// <param name="SignOut">Path that signs them out; null for none.</param>
public sealed record DashboardPerson(string? Name, bool MaySteer, bool MayDrain, string? SignOut)
{
    /// <summary>May do everything.</summary>
    public static DashboardPerson Anonymous { get; } = new(null, MaySteer: true, MayDrain: true, SignOut: null);
}
