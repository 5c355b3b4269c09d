namespace NasV2.Data;

/// <summary>An augmentation that moves whole rows and columns and changes no value: a holder of the images needs only the places.</summary>
public interface IRearrangement : IAugmentation
{
    /// <summary>Says where each row and each column of the result stands in the image.</summary>
    /// <param name="rows">Receives [height]; its length is the image's height.</param>
    /// <param name="columns">Receives [width]; its length is the image's width.</param>
    /// <param name="random">This image's own generator for this epoch, used as <see cref="IAugmentation.Apply"/> uses it.</param>
    void Draw(Span<int> rows, Span<int> columns, StableRandom random);
}
