using System.Runtime.Versioning;

// Signals, process groups and /proc.
[assembly: SupportedOSPlatform("linux")]
