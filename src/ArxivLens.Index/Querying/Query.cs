using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Querying;

/// <summary>
/// What is asked of the index. Texts are analysed like the documents; a text that yields no token (only stop words
/// or punctuation) matches nothing by itself and is left out of the conjunction or disjunction it stands in.
/// </summary>
public abstract record Query
{
    /// <summary>
    /// How deep queries may stand in each other; a deeper one is refused with an <see cref="ArgumentException"/>.
    /// </summary>
    public const int MaximumDepth = 64;
}

/// <summary>
/// Documents that hold a word, in one field or any; ranked by BM25. A text that analyses to several tokens is a phrase. Asked for
/// exactly, only the surface form as it was written counts, letter case and accents aside.
/// </summary>
public sealed record TermQuery(string Text, TextField? Field = null, bool IsExact = false) : Query;

/// <summary>
/// Documents that hold the words side by side within a field, in one field or any; ranked by BM25, as a term that occurs as
/// often as the phrase does and is as rare as its words together (the sum of their idf). A stop word in the text stands for
/// any one word. Asked for exactly, each word counts in its surface form only.
/// </summary>
public sealed record PhraseQuery(string Text, TextField? Field = null, bool IsExact = false) : Query;

/// <summary>
/// Documents that hold a word beginning with the text, in one field or any; a document is worth what the best of these words in
/// it is, and they are all taken for as rare as they are together. Of more than 256 such words only the most frequent 256 are
/// looked for. Of several words in the text the last is taken.
/// </summary>
public sealed record PrefixQuery(string Text, TextField? Field = null) : Query;

/// <summary>Documents with this very value in a keyword field. Filters; does not rank.</summary>
public sealed record KeywordQuery(KeywordField Field, string Value) : Query;

/// <summary>
/// Documents first published in the years, both included; never one whose year is unknown. Filters; does not rank.
/// </summary>
public sealed record YearQuery(int From, int To) : Query;

/// <summary>
/// Documents first published on the days (<see cref="DateOnly.DayNumber"/>), both included; unknown days never. Filters; does
/// not rank.
/// </summary>
public sealed record DayQuery(int From, int To) : Query;

/// <summary>Documents of one kind (<see cref="IndexDocument.Kind"/>). Filters; does not rank.</summary>
public sealed record KindQuery(byte Kind) : Query;

/// <summary>The document with a key. Filters; does not rank.</summary>
public sealed record KeyQuery(string Key) : Query;

/// <summary>Every document.</summary>
public sealed record AllQuery : Query;

/// <summary>Documents that match every part; scores add. A <see cref="NotQuery"/> among the parts takes away.</summary>
public sealed record AndQuery(IReadOnlyList<Query> Parts) : Query;

/// <summary>Documents that match any part; scores add.</summary>
public sealed record OrQuery(IReadOnlyList<Query> Parts) : Query;

/// <summary>Documents that do not match; where its part asks for nothing, it asks for nothing either.</summary>
public sealed record NotQuery(Query Part) : Query;
