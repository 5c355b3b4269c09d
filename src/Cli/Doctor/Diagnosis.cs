using NasV2.Server;
using NasV2.Workers.Supervision;

namespace NasV2.Cli.Doctor;

/// <summary>All checks of <c>nas doctor</c>.</summary>
/// <param name="Healthy">Whether no check failed.</param>
/// <param name="Checks">The findings, in order.</param>
internal sealed record Diagnosis(bool Healthy, IReadOnlyList<Check> Checks)
{
    public static async Task<Diagnosis> RunAsync(NasHome home, TrainerCommand trainer, CancellationToken cancellationToken)
    {
        Check[] checks =
        [
            RuntimeCheck.Run(),
            await TrainerCheck.RunAsync(trainer, cancellationToken),
            MachineCheck.Run(),
            HomeCheck.Run(home),
            await StoreCheck.RunAsync(home, cancellationToken),
            PortCheck.Run(),
        ];
        return new(checks.All(check => check.Status != CheckStatus.Fail), checks);
    }
}
