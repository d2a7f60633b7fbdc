namespace ArxivLens.Web.Features.Debate;

/// <summary>Words of an article that may lead somewhere outside.</summary>
/// <param name="Text">The words.</param>
/// <param name="Address">Where they lead, as the article gave it; what cannot be a link is written without one.</param>
/// <param name="ShowsHost">Whether the host stands behind, so that the words cannot pretend to lead elsewhere.</param>
public sealed record OutsideText(string Text, string? Address, bool ShowsHost = true);
