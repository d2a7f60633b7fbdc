using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>A row of the dataset <c>papers</c> that may be of the library.</summary>
/// <param name="CorpusId">Its number.</param>
/// <param name="Key">The work it is of.</param>
/// <param name="MayBeNew">Whether it is taken though the library does not have it yet: as a paper's published twin, or as any work.</param>
/// <param name="IsNameless">Whether the library has it under its number, because a citation named it so.</param>
/// <param name="Facts">What the row says of it, under <paramref name="Key"/>; <c>null</c> when it has no title.</param>
public sealed record DumpPaper(long CorpusId, WorkKey Key, bool MayBeNew, bool IsNameless, Work? Facts);
