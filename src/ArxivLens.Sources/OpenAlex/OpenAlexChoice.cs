namespace ArxivLens.Sources.OpenAlex;

/// <summary>What is taken in beyond what concerns the library's papers.</summary>
/// <param name="All">Works that have nothing to do with them, and what those cite.</param>
/// <param name="KeepUnknown">References to works that the files do not have, as works of which only the number is known.</param>
public readonly record struct OpenAlexChoice(bool All, bool KeepUnknown);
