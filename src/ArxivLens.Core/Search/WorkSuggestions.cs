using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Core.Search;

/// <summary>What is suggested while a search is typed.</summary>
public static class WorkSuggestions
{
    /// <summary>Suggestions at most.</summary>
    public const int Limit = 8;

    private const int Terms = 3;
    private const int Authors = 2;

    /// <summary>
    /// The work whose address was typed; or completions: up to three terms, then titles, then up to two authors, and more of the
    /// one kind where there are fewer of the others. None for a text with fields, since what they ask for is not completed.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="typed">What was typed so far; any text is answered.</param>
    public static IReadOnlyList<WorkSuggestion> Find(IndexReader index, string typed)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(typed);
        if (FindAddressed(index, typed) is { } addressed) return [addressed];
        if (typed.Length > WorkSearch.MaximumLength || HasFields(typed)) return [];
        var found = index.Suggest(typed.TrimStart(), Limit).ToLookup(s => s.Kind);
        var (terms, titles, authors) = (
            found[SuggestionKind.Term].ToArray(), found[SuggestionKind.Title].ToArray(), found[SuggestionKind.Author].ToArray());
        var shownAuthors = Math.Min(authors.Length, Math.Max(Authors, Limit - terms.Length - titles.Length));
        var shownTerms = Math.Min(terms.Length, Math.Max(Terms, Limit - shownAuthors - titles.Length));
        var shownTitles = Math.Min(titles.Length, Limit - shownAuthors - shownTerms);
        return
        [
            .. terms.Take(shownTerms).Select(s => Of(index, s)),
            .. titles.Take(shownTitles).Select(s => Of(index, s)),
            .. authors.Take(shownAuthors).Select(s => Of(index, s)),
        ];
    }

    private static WorkSuggestion? FindAddressed(IndexReader index, string typed)
    {
        if (WorkSearch.FindAddress(typed) is not { } key) return null;
        var document = index.Find(key.ToString());
        if (document < 0 || index.Kind(document) == (byte)WorkKind.Unresolved) return null;
        return new WorkSuggestion(
            WorkSuggestionKind.Work, index.Title(document), key, null, index.Graph.Citations(document).Length);
    }

    private static bool HasFields(string typed)
        => new QueryLexer(typed, _ => { }).Read().Any(t => t.Kind is QueryTokenKind.Field or QueryTokenKind.Exact);

    private static WorkKey? KeyOf(IndexReader index, int document)
        => WorkKey.TryParse(index.Key(document), out var key) ? key : null;

    private static WorkSuggestion Of(IndexReader index, Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Title => new(
            WorkSuggestionKind.Work, suggestion.Text, KeyOf(index, suggestion.Document), null, suggestion.Weight),
        SuggestionKind.Author => new(WorkSuggestionKind.Author, suggestion.Text, null, suggestion.Value, suggestion.Weight),
        _ => new(WorkSuggestionKind.Term, suggestion.Text, null, null, suggestion.Weight),
    };
}

/// <summary>One suggestion.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Text">A title (plain text with mathematics), a name, or a text to search for.</param>
/// <param name="Work">The work, when it is one.</param>
/// <param name="AuthorSlug">The author's slug, when it is an author.</param>
/// <param name="Count">Citations of a work, works of an author, works that hold a term.</param>
public sealed record WorkSuggestion(WorkSuggestionKind Kind, string Text, WorkKey? Work, string? AuthorSlug, int Count);

/// <summary>What a suggestion leads to.</summary>
public enum WorkSuggestionKind
{
    /// <summary>A search for its text.</summary>
    Term,

    /// <summary>A work.</summary>
    Work,

    /// <summary>An author.</summary>
    Author,
}
