using NasV2.Api.V1;
using NasV2.Client;

namespace NasV2.Bench.Load;

/// <summary>Searches that the service runs on its <see cref="PacedTrainer"/>.</summary>
internal static class RunningSearch
{
    /// <summary>Starts one.</summary>
    /// <param name="client">The service.</param>
    /// <param name="name"><c>fast</c> for trials that end at once, another for a trial a second.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its id.</returns>
    public static async Task<string> SubmitAsync(NasClient client, string name, int trials, CancellationToken cancellationToken) =>
        (await client.Searches.SubmitSearchAsync(
            new SubmitSearchRequest
            {
                Spec =
                    $$"""
                    name: {{name}}
                    space: small-image
                    trials: {{trials}}
                    data: { format: shapes }
                    recipe: { resolution: 16, epochs: 10 }
                    scaling: { evalResolution: 32 }
                    """,
            },
            cancellationToken: cancellationToken)).Search.Id;
}
