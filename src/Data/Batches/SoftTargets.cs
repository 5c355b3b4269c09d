namespace NasV2.Data;

/// <summary>
/// What a network is to answer for the images of a batch, some of which have several classes: a matrix [n, classes] whose rows sum to 1,
/// as a list of those entries that are not 0, since of thousands of classes an image has a few.
/// </summary>
/// <param name="Classes">Columns of the matrix.</param>
/// <param name="Rows">Which image of the batch every entry is of.</param>
/// <param name="Columns">Which class.</param>
/// <param name="Shares">Its value, 1/k for each of the k classes of an image.</param>
public sealed record SoftTargets(int Classes, long[] Rows, long[] Columns, float[] Shares);
