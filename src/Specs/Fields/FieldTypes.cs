using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>The catalog of field types, by the type of the property.</summary>
internal static class FieldTypes
{
    private static readonly FrozenDictionary<Type, Func<PropertyInfo, IFieldType>> All = new Dictionary<Type, Func<PropertyInfo,
    IFieldType>>
    {
        [typeof(int)] = Integer,
        [typeof(long)] = Integer,
        [typeof(double)] = Number,
        [typeof(string)] = property =>
            property.GetCustomAttribute<KnownNamesAttribute>() is { } known ? new NameField(known) : Text(property),
        [typeof(IReadOnlyList<string>)] = property => new TextListField(Text(property), Of<LengthAttribute>(property)),
        [typeof(CostLimit)] = _ => new CostLimitField(),
        [typeof(SearchSpace)] = _ => new SpaceField(),
        [typeof(SamplerSpec)] = _ => new SamplerField(),
    }.ToFrozenDictionary();

    /// <param name="property">The property that is the field.</param>
    /// <param name="initial">Its value in a record without fields.</param>
    public static IFieldType For(PropertyInfo property, object? initial)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (All.TryGetValue(type, out var create))
            return create(property);
        if (type.IsEnum)
            return new EnumField(type);
        return type.IsAssignableTo(typeof(SpecSection))
            ? new SectionField((SpecSection)(initial ?? SectionField.TemplateOf(type)))
            : throw new NotSupportedException($"{property.DeclaringType}.{property.Name} is a {type}, which no field can be.");
    }

    private static IntegerField Integer(PropertyInfo property) =>
        new(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, Of<RangeAttribute>(property));

    private static NumberField Number(PropertyInfo property) => new(Of<RangeAttribute>(property));

    private static TextField Text(PropertyInfo property) => new(Of<RegularExpressionAttribute>(property));

    private static TAttribute Of<TAttribute>(PropertyInfo property) where TAttribute : Attribute =>
        property.GetCustomAttribute<TAttribute>()
        ?? throw new NotSupportedException($"{property.DeclaringType}.{property.Name} needs a {typeof(TAttribute).Name}.");
}
