using ArxivLens.Core.Articles;

namespace ArxivLens.Core.References;

/// <summary>A stretch of a reference and what it is.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Span">Where it stands, with the punctuation that is written to it.</param>
public readonly record struct ReferenceField(ReferenceLabel Label, TextSpan Span);
