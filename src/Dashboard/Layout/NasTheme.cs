using MudBlazor;

namespace NasV2.Dashboard.Layout;

/// <summary>One accent colour on quiet grounds, in both themes.</summary>
internal static class NasTheme
{
    public static readonly MudTheme Value = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f5fbf",
            Secondary = "#4a5563",
            Background = "#f7f8fa",
            Surface = "#ffffff",
            TextPrimary = "#1b2330",
            TextSecondary = "#4f5a69",
            ActionDefault = "#4f5a69",
            LinesDefault = "#dde2e9",
            LinesInputs = "#8a94a3",
            TableLines = "#e6eaef",
            Divider = "#dde2e9",
            Error = "#b3261e",
            Warning = "#8a5a00",
            Success = "#1d6b3c",
            Info = "#1f5fbf",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7db0ff",
            PrimaryContrastText = "#0d1520",
            Secondary = "#aab4c2",
            Background = "#12161c",
            Surface = "#1a2028",
            TextPrimary = "#e4e9f0",
            TextSecondary = "#a6b0bf",
            ActionDefault = "#a6b0bf",
            LinesDefault = "#2c3540",
            LinesInputs = "#6d7888",
            TableLines = "#262e38",
            Divider = "#2c3540",
            Error = "#ff9a92",
            ErrorContrastText = "#0d1520",
            Warning = "#f2c063",
            Success = "#7dd3a0",
            Info = "#7db0ff",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = ["Inter", "system-ui", "sans-serif"],
                FontSize = "0.875rem",
                LetterSpacing = "0",
            },
            Button = new ButtonTypography
            {
                FontFamily = ["Inter", "system-ui", "sans-serif"],
                FontSize = "0.8125rem",
                TextTransform = "none",
                LetterSpacing = "0",
            },
        },
    };
}
