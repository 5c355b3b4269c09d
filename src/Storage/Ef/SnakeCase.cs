using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NasV2.Storage;

/// <summary>Names columns plainly: <c>LastEvent</c> becomes <c>last_event</c>, so that SQL by hand needs no quotes.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            // None of these are identities: every key comes from the caller.
            property.ValueGenerated = ValueGenerated.Never;
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
