namespace NasV2.Data;

/// <summary>The arrays of one batch.</summary>
internal sealed record BatchBuffers(byte[] Images, long[] Labels, int[] Indices);
