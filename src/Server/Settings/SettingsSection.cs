using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace NasV2.Server.Settings;

/// <summary>One section of the settings: its keys are the properties of options classes that have the type of a
/// setting, or a list of texts.</summary>
internal static class SettingsSection
{
    /// <summary>Writes what the section gives into <paramref name="options"/>, and what is wrong with it into
    /// <paramref name="problems"/>.</summary>
    public static void Apply(IConfigurationSection section, IReadOnlyList<object> options, ICollection<string> problems)
    {
        var known = options
            .SelectMany(
                part => part.GetType().GetProperties().Where(property => IsSetting(part, property)).Select(property => (part, property)))
            .ToDictionary(place => place.property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.GetChildren())
        {
            if (!known.TryGetValue(entry.Key, out var place))
                problems.Add(
                    $"{Name(section, entry)} is not a setting; expected one of "
                        + $"{string.Join(", ", known.Keys.Select(Camel).Order(StringComparer.Ordinal))}.");
            else if (Read(place.property.PropertyType, entry) is { } value)
                place.property.SetValue(place.part, value);
            else
                problems.Add($"{Name(section, entry)} is '{entry.Value}'; expected {Rule(place.property.PropertyType)}.");
        }
    }

    private static bool IsSetting(object part, PropertyInfo property) => property.CanWrite && (part is ITextSettings
        ? SettingValues.IsKnown(property.PropertyType) || IsList(property.PropertyType)
        : SettingValues.IsFigure(property.PropertyType));

    private static bool IsList(Type type) => type == typeof(IReadOnlyList<string>);

    private static object? Read(Type type, IConfigurationSection entry)
    {
        if (!IsList(type))
            return SettingValues.Read(type, entry.Value);
        var items = entry.GetChildren().Select(item => item.Value).ToList();
        return entry.Value is null && items.TrueForAll(item => !string.IsNullOrEmpty(item)) ? items : null;
    }

    private static string Rule(Type type) => IsList(type) ? "a list of texts" : SettingValues.Rule(type);

    private static string Name(IConfigurationSection section, IConfigurationSection entry) => $"Setting {section.Key}.{entry.Key}";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
