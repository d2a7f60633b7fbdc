using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>Makes a query of one word or phrase, in the field it is asked for in.</summary>
internal static class Clauses
{
    /// <summary>The query of a word; <c>null</c> when nothing of it can be looked for.</summary>
    public static Query? OfWord(string word, QueryField? field, QueryNotes notes, bool isExact = false) => field switch
    {
        QueryField.Year => OfYear(word, notes),
        QueryField.Date => OfDate(word, notes),
        QueryField.Category => OfCategory(word, notes),
        QueryField.Id => OfId(word, notes),
        _ => OfText(word, TextFieldOf(field), notes, isExact),
    };

    /// <summary>
    /// The query of a phrase; an author's names count in any order, so <c>"Witten, E"</c> finds <c>E. Witten</c>.
    /// </summary>
    public static Query? OfPhrase(string phrase, QueryField? field, QueryNotes notes, bool isExact = false)
    {
        if (field is QueryField.Year or QueryField.Date or QueryField.Category or QueryField.Id) return OfWord(phrase, field, notes);
        if (!phrase.Any(char.IsLetterOrDigit)) return null;
        if (field is not QueryField.Author) return new PhraseQuery(phrase, TextFieldOf(field), isExact);
        var names = phrase.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(n => n.Any(char.IsLetterOrDigit));
        return Queries.AllOf([.. names.Select(n => new TermQuery(n, TextField.Authors, isExact))]);
    }

    private static TextField? TextFieldOf(QueryField? field) => field switch
    {
        QueryField.Title => TextField.Title,
        QueryField.Author => TextField.Authors,
        QueryField.Abstract => TextField.Abstract,
        QueryField.Comments => TextField.Comments,
        _ => null,
    };

    private static Query? OfText(string word, TextField? field, QueryNotes notes, bool isExact)
    {
        var star = word.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return word.Any(char.IsLetterOrDigit) ? new TermQuery(word, field, isExact) : null;
        var bare = word.Replace("*", " ", StringComparison.Ordinal).Trim();
        if (!bare.Any(char.IsLetterOrDigit)) return null;
        if (star < word.Length - 1 && word.TrimEnd('*').Contains('*', StringComparison.Ordinal))
        {
            notes.Add(QueryLimit.LeadingWildcard, "A * is read only at the end of a word; it was left out elsewhere.");
            return new TermQuery(bare, field, isExact);
        }

        if (bare.Count(char.IsLetterOrDigit) >= QueryLimits.ShortestPrefix) return new PrefixQuery(bare, field);
        notes.Add(QueryLimit.ShortestPrefix, $"A word before * needs {QueryLimits.ShortestPrefix} letters; the * was left out.");
        return new TermQuery(bare, field, isExact);
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

    private static DayQuery? OfDate(string text, QueryNotes notes)
    {
        if (DateRange.TryParse(text, out var range)) return new DayQuery(range.From.DayNumber, range.To.DayNumber);
        notes.Add($"“{text}” is no date and no range of dates such as 2020-01..2021-06-30; it was left out.");
        return null;
    }

    private static KeyQuery? OfId(string text, QueryNotes notes)
    {
        if (WorkAddress.Find(text) is { } key) return new KeyQuery(key.ToString());
        notes.Add($"“{text}” is no identifier of a work; it was left out.");
        return null;
    }
}
