using NasV2.Server;
using NasV2.Workers.Supervision;

namespace NasV2.Cli;

/// <summary>How a search is run and shown.</summary>
/// <param name="Home">Folder of the store, the datasets and the logs.</param>
/// <param name="Device">Device to train on.</param>
/// <param name="Out">Folder in which the result's folder is made.</param>
/// <param name="Resume">Whether to continue the newest search of the same spec.</param>
/// <param name="Json">Whether the result is printed as JSON.</param>
/// <param name="Trainer">The trainer for a device.</param>
internal sealed record RunSettings(NasHome Home, string Device, string Out, bool Resume, bool Json, Func<string, TrainerCommand> Trainer);
