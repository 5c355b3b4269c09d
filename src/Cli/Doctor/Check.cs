namespace NasV2.Cli.Doctor;

/// <summary>One finding of <c>nas doctor</c>.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Found">What was found.</param>
/// <param name="Fix">What to do about it; null where all is well or the finding says it.</param>
internal sealed record Check(string Name, CheckStatus Status, string Found, string? Fix = null);
