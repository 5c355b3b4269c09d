namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A head of which everybody on this machine may ask everything.</summary>
public sealed class OpenHead() : RealHead;
