using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Training.Checkpoints;

/// <summary>What decides a run's course: only a checkpoint of the same may be resumed.</summary>
/// <param name="Architecture">Canonical string.</param>
/// <param name="Seed">Seed of weights, data order and augmentation.</param>
/// <param name="Recipe">SHA-256 of the recipe, as 64 lower-case hexadecimal digits.</param>
/// <param name="Data">SHA-256 of the images' fingerprint and of the data's settings without their path, which
/// says where they are only.</param>
/// <param name="Start">SHA-256 of the weights that it began with; empty where they were drawn from the seed.</param>
public sealed record RunIdentity(string Architecture, long Seed, string Recipe, string Data, string Start = "")
{
    private static readonly JsonSerializerOptions Identity = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { UseStoredForm } },
    };

    /// <summary>The identity of a run that begins with weights from its seed.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="data">Which images were asked for.</param>
    /// <param name="images">Which images these are, see <see cref="TrainingData.Fingerprint"/>.</param>
    public static RunIdentity Create(Architecture architecture, long seed, Recipe recipe, DataSpec data, string images)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(data);
        return new RunIdentity(architecture.ToString(), seed, Hash(recipe), Hash(new { images, Settings = data with { Path = null } }));
    }

    /// <summary>In what the other differs, as one word; null when it is the same.</summary>
    internal string? DifferenceTo(RunIdentity other)
    {
        if (Architecture != other.Architecture)
            return "architecture";
        if (Seed != other.Seed)
            return "seed";
        if (Recipe != other.Recipe)
            return "recipe";
        if (Data != other.Data)
            return "data";
        return Start != other.Start ? "the weights it began with" : null;
    }

    private static string Hash<T>(T settings) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(settings, Identity)));

    // A field that was renamed or added does not make another recipe: checkpoints from before can be resumed.
    private static void UseStoredForm(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var field = (FieldAttribute?)property.AttributeProvider?.GetCustomAttributes(typeof(FieldAttribute), inherit: false)
                .SingleOrDefault();
            if (field?.FormerName is { } former)
                property.Name = char.ToUpperInvariant(former[0]) + former[1..];
            if (field?.OmitDefault == true)
            {
                var initial = property.Get!(Activator.CreateInstance(type.Type)!);
                property.ShouldSerialize = (_, value) => !Equals(value, initial);
            }
        }
    }
}
