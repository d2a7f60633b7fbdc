namespace ArxivLens.Core.References;

/// <summary>Something in a reference that is known by its form alone.</summary>
/// <param name="Label">DOI, arXiv identifier, web address or book number.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
internal readonly record struct ReferenceForm(ReferenceLabel Label, int Start, int End);
