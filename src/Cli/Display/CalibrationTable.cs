using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>How the step times of further device types were mapped to the reference one; nothing where there is one type only.</summary>
internal static class CalibrationTable
{
    public static void Print(IEnumerable<DeviceCalibration> calibrations)
    {
        var mapped = calibrations.Where(calibration => calibration.DeviceType != calibration.ReferenceDeviceType).ToList();
        if (mapped.Count == 0)
            return;
        var table = Screen.Table(
            Screen.Name("step times of"),
            Screen.Name("mapped to"),
            Screen.Number("networks"),
            Screen.Number("rank correlation"),
            Screen.Number("worst residual"),
            Screen.Name("count"));
        foreach (var calibration in mapped)
            table.AddRow(
                Markup.Escape(calibration.DeviceType),
                Markup.Escape(calibration.ReferenceDeviceType),
                $"{calibration.Residuals.Count}",
                $"{calibration.Spearman:0.000}",
                calibration.Residuals.Count == 0 ? "" : $"{100 * calibration.Residuals.Max(Error):0.0} %",
                calibration.IsAccepted ? "yes" : "no, timed elsewhere");
        Console.Out.WriteLine();
        Screen.Open().Write(table);
    }

    private static double Error(CalibrationResidual member) => Math.Abs((member.MappedMs / member.ReferenceMs) - 1);
}
