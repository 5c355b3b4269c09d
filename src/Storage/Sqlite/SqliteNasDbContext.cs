using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>The store in a SQLite file.</summary>
internal sealed class SqliteNasDbContext(DbContextOptions<SqliteNasDbContext> options) : NasDbContext(options);
