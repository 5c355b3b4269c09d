using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>What a method asks of its caller.</summary>
/// <param name="Scope">Null: it is open to everybody.</param>
/// <param name="Changes">Whether it changes something, so that it goes into the audit log.</param>
internal sealed record MethodRule(AccessScope? Scope, bool Changes)
{
    public static MethodRule Open { get; } = new(null, false);

    /// <summary>Looks at something.</summary>
    public static MethodRule Reads(AccessScope scope = AccessScope.Read) => new(scope, false);

    public static MethodRule ChangesWith(AccessScope scope) => new(scope, true);
}
