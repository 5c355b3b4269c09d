namespace NasV2.Space;

/// <summary>A stage's cost, which grows by <paramref name="Rest"/> with every layer after the first.</summary>
/// <param name="First">The block with the stride and the input filters.</param>
/// <param name="Rest">Each later block.</param>
/// <param name="OutputSize">The side of the stage's output in pixels.</param>
internal readonly record struct StageCost(Cost First, Cost Rest, int OutputSize)
{
    public static StageCost Compute(Stage stage, int size)
    {
        var outputSize = LayerCost.OutputSize(size, stage.Stride);
        return new(stage.Op.Cost(stage.Block(0, 0, 0), size), stage.Op.Cost(stage.Block(0, 1, 1), outputSize), outputSize);
    }

    public Cost ForLayers(int layers) => First + (Rest * (layers - 1));
}
