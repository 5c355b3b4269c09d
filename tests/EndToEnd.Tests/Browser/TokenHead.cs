using NasV2.Storage;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary>A head that asks for tokens.</summary>
public sealed class TokenHead() : RealHead(AccessScope.Read, AccessScope.Submit, AccessScope.Admin);
