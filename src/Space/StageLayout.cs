using System.Collections.Frozen;

namespace NasV2.Space;

/// <summary>The fields of a stage of one operator, worked out once: architectures are checked and written
/// thousands of times a second.</summary>
internal sealed class StageLayout
{
    public StageLayout(BlockOp op)
    {
        Own =
        [
            .. op.Parameters.Select((parameter, index) => new StageField(
                parameter.Name,
                parameter.Token,
                AllowedValues.OneOf([.. parameter.Values]),
                parameter.Description,
                stage => index < stage.Parameters.Count ? stage.Parameters[index] : 0)),
        ];
        All = [.. StageField.Common, .. Own];
        NamesByToken = All.Select(field => KeyValuePair.Create(field.Token, field.Name))
            .Append(new(StageString.OpToken, Fields.Op)).Append(new(StageString.SqueezeToken, Fields.SqueezeRatio)).ToFrozenDictionary();
    }

    /// <summary>The whole numbers, those that every stage has first.</summary>
    public StageField[] All { get; }

    /// <summary>Those of the operator alone, in the order of <see cref="BlockOp.Parameters"/>.</summary>
    public StageField[] Own { get; }

    /// <summary>The names of all fields by their tokens, the operator and the squeeze ratio among them.</summary>
    public FrozenDictionary<string, string> NamesByToken { get; }
}
