using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>Makes a query of one word or phrase, in the field it is asked for in.</summary>
internal static class Clauses
{
    /// <summary>The query of a word; <c>null</c> when nothing of it can be looked for.</summary>
    public static Query? OfWord(string word, QueryField? field, QueryNotes notes) => field switch
    {
        QueryField.Year => OfYear(word, notes),
        QueryField.Category => OfCategory(word, notes),
        QueryField.Id => OfId(word, notes),
        _ => OfText(word, TextFieldOf(field), notes),
    };

    /// <summary>
    /// The query of a phrase; an author's names count in any order, so <c>"Witten, E"</c> finds <c>E. Witten</c>.
    /// </summary>
    public static Query? OfPhrase(string phrase, QueryField? field, QueryNotes notes)
    {
        if (field is QueryField.Year or QueryField.Category or QueryField.Id) return OfWord(phrase, field, notes);
        if (!phrase.Any(char.IsLetterOrDigit)) return null;
        if (field is not QueryField.Author) return new PhraseQuery(phrase, TextFieldOf(field));
        var names = phrase.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(n => n.Any(char.IsLetterOrDigit));
        return Queries.AllOf([.. names.Select(n => new TermQuery(n, TextField.Authors))]);
    }

    private static TextField? TextFieldOf(QueryField? field) => field switch
    {
        QueryField.Title => TextField.Title,
        QueryField.Author => TextField.Authors,
        QueryField.Abstract => TextField.Abstract,
        QueryField.Comments => TextField.Comments,
        _ => null,
    };

    private static Query? OfText(string word, TextField? field, QueryNotes notes)
    {
        var star = word.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return word.Any(char.IsLetterOrDigit) ? new TermQuery(word, field) : null;
        var bare = word.Replace("*", " ", StringComparison.Ordinal).Trim();
        if (!bare.Any(char.IsLetterOrDigit)) return null;
        if (star < word.Length - 1 && word.TrimEnd('*').Contains('*', StringComparison.Ordinal))
        {
            notes.Add("A * is read only at the end of a word; it was left out elsewhere.");
            return new TermQuery(bare, field);
        }

        if (bare.Count(char.IsLetterOrDigit) >= QueryLimits.ShortestPrefix) return new PrefixQuery(bare, field);
        notes.Add($"A word before * needs {QueryLimits.ShortestPrefix} letters; the * was left out.");
        return new TermQuery(bare, field);
    }

    private static YearQuery? OfYear(string text, QueryNotes notes)
    {
        if (YearRange.TryParse(text, out var range)) return new YearQuery(range.From, range.To);
        notes.Add($"“{text}” is no year and no range of years such as 1990..1995; it was left out.");
        return null;
    }

    private static Query? OfCategory(string text, QueryNotes notes)
    {
        var query = CategoryFilter.Of(text.TrimEnd('*').TrimEnd('.'));
        if (query is null) notes.Add($"“{text}” is no category; it was left out.");
        return query;
    }

    private static Query? OfId(string text, QueryNotes notes)
    {
        notes.Add("id: finds a work only when it stands alone; it was read as words.");
        return OfText(text, null, notes);
    }
}
