namespace NasV2.Server.Settings;

/// <summary>Settings that cannot be used; the message has one line for each problem.</summary>
public sealed class SettingsException(IEnumerable<string> problems) : Exception(string.Join('\n', problems));
