using NasV2.Server.Settings;

namespace NasV2.Server.Access;

/// <summary>Who may come in; section <c>access</c> of the settings.</summary>
public sealed class AccessOptions : ITextSettings
{
    /// <summary>Whether calls need no token; only an embedded service on the loopback may say so, and does by default.</summary>
    public bool? Anonymous { get; set; }

    /// <summary>Whether HTTP without TLS may be open to the network, because a proxy ends TLS before it; default false.</summary>
    public bool PlainHttp { get; set; }

    /// <summary>How long a head remembers a token, and so how long a revoked one still works; default 3 seconds.</summary>
    public TimeSpan TokenMemory { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a sign-in of a browser holds without being used; default 12 hours.</summary>
    public TimeSpan SignIn { get; set; } = TimeSpan.FromHours(12);
}
