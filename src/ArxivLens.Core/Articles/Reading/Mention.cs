using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Something the article says that may be a work.</summary>
/// <param name="Paragraph">In which paragraph.</param>
/// <param name="Span">Where it stands in the article.</param>
/// <param name="Passage">The passage that says so.</param>
internal abstract record Mention(int Paragraph, TextSpan Span, string Passage);

/// <summary>A link or an identifier.</summary>
internal sealed record KeyMention(int Paragraph, TextSpan Span, string Passage, WorkKey Key, string Words, bool IsLink)
    : Mention(Paragraph, Span, Passage);

/// <summary>Words that may be a title, and whether the passage speaks of a paper or its like.</summary>
internal sealed record TitleMention(int Paragraph, TextSpan Span, string Passage, string Title, bool IsCued)
    : Mention(Paragraph, Span, Passage);

/// <summary>Family names of authors with a year.</summary>
internal sealed record AuthorMention(int Paragraph, TextSpan Span, string Passage, IReadOnlyList<string> Families, int Year)
    : Mention(Paragraph, Span, Passage);
