using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NasV2.Storage;

/// <summary>Keeps an instant as milliseconds since 1970 UTC, which both databases order alike.</summary>
internal sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
