using Microsoft.Extensions.Configuration;

namespace NasV2.Server.Settings;

/// <summary>One section of the settings: its keys are the properties of an options class that have the type of a setting.</summary>
internal static class SettingsSection
{
    /// <summary>Writes what the section gives into <paramref name="options"/>, and what is wrong with it into <paramref name="problems"/>.</summary>
    public static void Apply(IConfigurationSection section, object options, ICollection<string> problems)
    {
        var known = options.GetType().GetProperties()
            .Where(property => property.CanWrite && SettingValues.IsKnown(property.PropertyType))
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.GetChildren())
        {
            if (!known.TryGetValue(entry.Key, out var property))
                problems.Add($"{Name(section, entry)} is not a setting; expected one of {string.Join(", ", known.Keys.Select(Camel).Order(StringComparer.Ordinal))}.");
            else if (SettingValues.Read(property.PropertyType, entry.Value) is { } value)
                property.SetValue(options, value);
            else
                problems.Add($"{Name(section, entry)} is '{entry.Value}'; expected {SettingValues.Rule(property.PropertyType)}.");
        }
    }

    private static string Name(IConfigurationSection section, IConfigurationSection entry) => $"Setting {section.Key}.{entry.Key}";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
