namespace NasV2.Server.Settings;

/// <summary>Options all of whose properties are settings, those that hold texts, lists or yes and no too.</summary>
internal interface ITextSettings;
