namespace NasV2.Space;

/// <summary>A value in a document as readers see it, whether the document is JSON or YAML.</summary>
public interface IDocumentNode
{
    /// <summary>Where it starts, from 1; null where lines are not known.</summary>
    int? Line { get; }

    /// <summary>The fields of an object in the order of the text, in which names may repeat; null for another value.</summary>
    IEnumerable<DocumentField>? Fields => null;

    /// <summary>The items of a list; null for another value.</summary>
    IEnumerable<IDocumentNode>? Items => null;

    /// <summary>The text of a string; null for another value.</summary>
    string? Text => null;

    /// <summary>A finite number; null for another value.</summary>
    double? Number => null;

    /// <summary>A number that is written as an integer and fits; null for another value.</summary>
    int? WholeNumber => null;

    /// <summary>Whether it is the null value.</summary>
    bool IsNull => false;

    /// <summary>The value as a message quotes it.</summary>
    string Describe();
}
