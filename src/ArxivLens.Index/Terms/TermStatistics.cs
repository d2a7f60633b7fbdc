namespace ArxivLens.Index.Terms;

/// <summary>In how many documents a term occurs (title or abstract), for single words and for phrases of up to four.</summary>
public sealed class TermStatistics
{
    /// <summary>Number of documents that have a title or an abstract: the N of an inverse document frequency.</summary>
    public int DocumentCount => throw new NotImplementedException();

    /// <summary>Documents that hold these analysed terms side by side; 0 when fewer than two do and the phrase is longer than one.</summary>
    /// <param name="terms">One to four <see cref="Analysis.Token.Term"/>s.</param>
    public int DocumentFrequency(params ReadOnlySpan<string> terms) => throw new NotImplementedException();
}
