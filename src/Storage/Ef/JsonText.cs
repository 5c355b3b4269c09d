using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NasV2.Storage;

/// <summary>Keeps a value as JSON text of <see cref="DomainJson"/>, so that a new field needs no migration.</summary>
internal sealed class JsonText<T>() : ValueConverter<T, string>(value => StoreText.Write(value), text => StoreText.Read<T>(text))
    where T : notnull;
