using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index;

/// <content>Suggestions while typing, and what a misspelt word may have been meant for.</content>
public sealed partial class IndexReader
{
    /// <summary>
    /// What a text may be the beginning of: titles that begin so (a leading <c>the a an on</c> may be left out), the most cited
    /// first; authors of whose names each typed word begins another, those of most documents first; completions of its last word
    /// by the documents that hold it behind the words before it. Letter case, accents and TeX signs do not count. Documents that
    /// were removed are never among them. Never fails for any text.
    /// </summary>
    /// <param name="typed">What was typed so far; the first 128 characters are looked at.</param>
    /// <param name="limit">Suggestions of each kind at most.</param>
    /// <returns>Titles, then authors, then terms, the best of each first.</returns>
    public IReadOnlyList<Suggestion> Suggest(string typed, int limit)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var found = _suggester.Suggest(typed, limit);
        for (var index = 0; index < found.Count && found[index].Kind == SuggestionKind.Title; index++)
        {
            if (!Contains(found[index].Document))
                throw new InvalidDataException($"A title is that of document {found[index].Document}, which is not there.");
        }

        return found;
    }

    /// <summary>
    /// The authors of documents of a kind whose names hold every word typed as the beginning of another word, in any order; those
    /// that hold them whole first, then those of most documents, then mostly by value. Letter case and accents do not count; at
    /// most eight words are looked at. Unlike <see cref="Suggest"/> it looks at every name and counts exactly.
    /// </summary>
    /// <param name="typed">Part of a name, its first 128 characters; white space finds everyone, punctuation nobody.</param>
    /// <param name="kind">The <see cref="Documents.IndexDocument.Kind"/> whose documents count.</param>
    /// <param name="offset">Authors to pass over, from 0.</param>
    /// <param name="limit">Authors to return at most.</param>
    public AuthorPage FindAuthors(string typed, byte kind, int offset, int limit)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _suggester.FindAuthors(typed, kind, offset, limit);
    }

    /// <summary>The title of a document as it was added.</summary>
    public string Title(int document)
    {
        Locate(document);
        return _suggester.Title(document);
    }

    /// <summary>
    /// The words a misspelt one was most likely meant for: those within one change of it (a letter inserted, deleted, replaced,
    /// or swapped with the next), or two from five letters on when the first letter stands; fewest changes first, then those with
    /// the same first letter, then those in most documents.
    /// </summary>
    /// <param name="word">One word.</param>
    /// <returns>
    /// At most five; none when some document holds the word, or when it has fewer than three letters or other signs.
    /// </returns>
    public IReadOnlyList<Correction> Correct(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return _corrector.Correct(word);
    }
}
