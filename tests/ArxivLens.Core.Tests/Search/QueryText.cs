using System.Globalization;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Tests.Search;

/// <summary>Writes a query on one line, for comparing.</summary>
internal static class QueryText
{
    public static string Of(Query? query) => query switch
    {
        null => "nothing",
        TermQuery term => Field(term.Field) + (term.IsExact ? "=" : "") + term.Text,
        PhraseQuery phrase => $"{Field(phrase.Field)}{(phrase.IsExact ? "=" : "")}\"{phrase.Text}\"",
        PrefixQuery prefix => $"{Field(prefix.Field)}{prefix.Text}*",
        KeywordQuery keyword => $"{keyword.Field}={keyword.Value}",
        YearQuery year => string.Create(CultureInfo.InvariantCulture, $"{year.From}..{year.To}"),
        DayQuery day => $"{Day(day.From)}..{Day(day.To)}",
        KeyQuery key => $"#{key.Key}",
        AllQuery => "*",
        NotQuery not => "!" + Of(not.Part),
        AndQuery and => $"({string.Join(" & ", and.Parts.Select(Of))})",
        OrQuery or => $"({string.Join(" | ", or.Parts.Select(Of))})",
        _ => query.ToString(),
    };

    private static string Day(int day)
        => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Field(TextField? field) => field is null ? "" : field + ":";
}
