namespace NasV2.Data;

/// <summary>All image files of a dataset.</summary>
/// <param name="Root">Folder that all files are in, at whatever depth.</param>
/// <param name="Format">Name of the layout.</param>
/// <param name="Train">Training images.</param>
/// <param name="Test">Test images, where there are any.</param>
internal sealed record ImageSource(string Root, string Format, ImageFiles Train, ImageFiles? Test);
