namespace NasV2.Space;

/// <summary>Reads search spaces in the form that docs/schemas/search-space.schema.json describes.</summary>
public static class SearchSpaceReader
{
    internal const string Subject = "The search space";

    /// <summary>Reads a search space; <c>description</c>, <c>head</c> and <c>stem.stride</c> have defaults.</summary>
    /// <param name="document">The object that has its fields.</param>
    /// <param name="ops">The operators that it may name; <see cref="BlockOps.Default"/> where null.</param>
    /// <exception cref="SpaceFormatException">The document breaks a rule; the exception lists all problems and their lines.</exception>
    public static SearchSpace Read(IDocumentNode document, BlockOps? ops = null)
    {
        var problems = new ProblemList();
        var root = DocumentFields.Document(
            document,
            problems,
            Fields.Name, Fields.Description, Fields.Stem, Fields.Stages, Fields.Head, Fields.Reference, Fields.ProxyResolution);
        var definition = root is null ? null : Read(root, ops ?? BlockOps.Default);
        foreach (var problem in definition is null ? [] : SearchSpaceRules.Check(definition))
            problems.Add(problem.Field, problem.Value, problem.Rule);
        problems.ThrowIfAny(Subject);
        return new(definition!);
    }

    private static SearchSpaceDefinition Read(DocumentFields root, BlockOps ops)
    {
        var stem = root.Section(Fields.Stem, required: true, Fields.Filters, Fields.Stride);
        var head = root.Section(Fields.Head, required: false, Fields.Filters);
        string[] known =
        [
            Fields.Ops, Fields.Layers, Fields.Kernels, Fields.Expansions, Fields.Stride, Fields.Output,
            .. ops.Parameters.Select(parameter => parameter.ListName),
        ];
        var stages = root.Sections(Fields.Stages, known);
        return new()
        {
            Name = root.Text(Fields.Name, required: true) ?? "",
            Description = root.Text(Fields.Description, required: false) ?? "",
            StemFilters = stem?.Whole(Fields.Filters) ?? 0,
            StemStride = stem?.Whole(Fields.Stride, Architecture.DefaultStemStride) ?? Architecture.DefaultStemStride,
            Stages = [.. stages.Select(fields => ReadStage(fields, ops))],
            HeadFilters = head?.Whole(Fields.Filters, Architecture.DefaultHeadFilters) ?? Architecture.DefaultHeadFilters,
            Reference = ReadReference(root, ops),
            ProxyResolution = root.Whole(Fields.ProxyResolution),
        };
    }

    private static StageChoices ReadStage(DocumentFields? fields, BlockOps ops)
    {
        if (fields is null)
            return new([], [], [], [], 0, 0);
        var chosen = fields.WordList(Fields.Ops, ops.ByName);
        var own = chosen.Length == 0 ? [] : chosen[0].Parameters;
        fields.RefuseAll(
            ops.Parameters.Except(own).Select(parameter => parameter.ListName),
            "expected no value: the operators of the stage have no such parameter");
        return new(
            chosen,
            fields.WholeList(Fields.Layers),
            fields.WholeList(Fields.Kernels),
            fields.WholeList(Fields.Expansions),
            fields.Whole(Fields.Stride),
            fields.Whole(Fields.Output))
        {
            Parameters = [.. own.Select(parameter => fields.WholeList(parameter.ListName))],
        };
    }

    /// <returns>Null only where a problem was reported.</returns>
    private static Architecture ReadReference(DocumentFields root, BlockOps ops)
    {
        if (root.Text(Fields.Reference, required: true) is not { } text)
            return null!;
        if (!Architecture.TryParse(text, out var reference, out var error, ops))
            root.Report(Fields.Reference, $"\"{text}\"", $"expected an architecture string: {error.TrimEnd('.')}");
        return reference!;
    }
}
