using System.Globalization;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.Json;

/// <summary>Values that the files of papers and of works share.</summary>
internal static class RecordValues
{
    private const int LongestQuote = 60;

    /// <summary>Identity of a work, written as a text or, with its zeros lost, as a number.</summary>
    public static WorkKey Key(ref Utf8JsonReader reader, RecordFields fields, int field)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            var number = Encoding.UTF8.GetString(reader.ValueSpan);
            if (ArxivId.TryParseNumber(number, out var id))
                return WorkKey.Of(id);
            fields.Fail($"{fields.NameOf(field)} {Quote(number)} {WhyNoKey(number)}");
            return default;
        }

        var text = fields.Text(ref reader, field);
        if (string.IsNullOrWhiteSpace(text))
            return default;
        if (!WorkKey.TryParse(text, out var key))
            fields.Fail($"{fields.NameOf(field)} {Quote(text)} {WhyNoKey(text)}");
        return key;
    }

    /// <summary>Plain text of a field in TeX; <c>null</c> when there is none.</summary>
    public static string? Plain(string? text)
    {
        if (text is null)
            return null;
        var plain = TexText.ToPlain(text);
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>Codes that stand in one text; a word that cannot be a code is a fault.</summary>
    public static IReadOnlyList<CategoryCode> Categories(string text, RecordFields fields, int field)
    {
        var codes = new List<CategoryCode>(4);
        foreach (var range in text.AsSpan().SplitAny(' ', ',', ';', '\n', '\t'))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty)
                continue;
            if (CategoryCode.TryParse(word, out var code))
                codes.Add(code);
            else
                fields.Fail($"{fields.NameOf(field)} {Quote(word.ToString())} is not a category");
        }

        return codes;
    }

    /// <summary>The DOI in its recorded letter case; of several the first. What is none is left out.</summary>
    public static string? Doi(string? text)
    {
        foreach (var word in (text ?? "").Split([' ', '\n', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (DoiText.TryClean(word, out var doi))
                return doi;
        }

        return null;
    }

    /// <summary>A day written <c>2007-04-02</c>; a fault when it is anything else.</summary>
    public static DateOnly? Day(string? text, RecordFields fields, int field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        fields.Fail($"{fields.NameOf(field)} {Quote(text)} is not a day like 2007-04-02");
        return null;
    }

    /// <summary>What was found, in quotes and not too long.</summary>
    public static string Quote(string found)
    {
        var text = found.ReplaceLineEndings(" ");
        return text.Length <= LongestQuote ? $"\"{text}\"" : $"\"{text[..LongestQuote]}…\"";
    }

    /// <summary>Why a text names no work.</summary>
    public static string WhyNoKey(string text) =>
        text.StartsWith("10.", StringComparison.Ordinal) || text.Contains("doi", StringComparison.OrdinalIgnoreCase)
            ? "is not a DOI"
            : $"is not an arXiv identifier: {ArxivId.Explain(text)}";
}
