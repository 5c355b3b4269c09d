using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace NasV2.Cli.Training;

/// <summary>The curves of a run as a drawing: loss on the left, accuracies on the right, a line where a stage begins.</summary>
internal static class CurvesSvg
{
    private const double Width = 800;
    private const double Height = 420;
    private const double TitleDistance = 14;
    private const string Right = "accuracy";

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string title, IReadOnlyList<Epoch> epochs, IEnumerable<int> stageBegins)
    {
        var plot = new PlotModel
        {
            Title = title,
            TitleFontSize = 14,
            TitleFontWeight = 500,
            PlotAreaBorderThickness = new OxyThickness(1, 0, 1, 1),
        };
        plot.Legends.Add(new Legend
        {
            LegendPosition = LegendPosition.TopCenter,
            LegendPlacement = LegendPlacement.Outside,
            LegendOrientation = LegendOrientation.Horizontal,
        });
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Title = "epoch",
            Minimum = 0,
            MinimumMajorStep = 1,
            MinimumMinorStep = 1,
        });
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Title = "loss",
            AxisTitleDistance = TitleDistance,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColors.LightGray,
        });
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Right,
            Title = "accuracy",
            AxisTitleDistance = TitleDistance,
            Key = Right,
            Minimum = 0,
            Maximum = 1,
        });
        plot.Series.Add(Line("loss", OxyColors.DimGray, null, epochs, epoch => epoch.Loss));
        plot.Series.Add(Line("train", OxyColor.Parse("#7EA6E0"), Right, epochs, epoch => epoch.TrainAccuracy ?? double.NaN));
        plot.Series.Add(Line("minival", OxyColor.Parse("#1B5FC1"), Right, epochs, epoch => epoch.MinivalAccuracy));
        foreach (var begin in stageBegins.Where(begin => begin > 1))
            plot.Annotations.Add(new OxyPlot.Annotations.LineAnnotation
            {
                Type = OxyPlot.Annotations.LineAnnotationType.Vertical,
                X = begin - 0.5,
                Color = OxyColors.Silver,
                LineStyle = LineStyle.Dash,
            });
        using var file = File.Create(path);
        new SvgExporter { Width = Width, Height = Height, IsDocument = true }.Export(plot, file);
    }

    private static LineSeries Line(
        string title, OxyColor color, string? axis, IReadOnlyList<Epoch> epochs, Func<Epoch, double> value)
    {
        var line = new LineSeries { Title = title, Color = color, StrokeThickness = 1.5, YAxisKey = axis };
        line.Points.AddRange(epochs.Select(epoch => new DataPoint(epoch.Number, value(epoch))));
        return line;
    }
}
