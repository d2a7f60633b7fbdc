namespace ArxivLens.Core.Summaries;

/// <summary>A sentence of the abstract that states something of the work.</summary>
/// <param name="Kind">What it states.</param>
/// <param name="Text">The sentence, word for word; mathematics as <c>$…$</c>.</param>
/// <param name="Start">Where it begins in the abstract, in UTF-16 units.</param>
/// <param name="Length">How long it is in the abstract, in UTF-16 units.</param>
public sealed record KeyFinding(FindingKind Kind, string Text, int Start, int Length);
