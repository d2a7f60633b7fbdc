using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Evaluation;

/// <summary>
/// The fields of a reference as they are compared: journals and books are one field, neighbouring pieces of one label one value. arXiv
/// identifiers are not labelled; they are found in the string by an expression that has nothing of the parser.
/// </summary>
internal static partial class ReferenceFields
{
    /// <summary>The names of fields, those of the mean first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "author", "title", "date", "container", "volume", "pages", "doi", "arxiv",
        "editor", "publisher", "location", "url", "isbn", "series", "edition", "genre", "translator", "number", "note",
    ];

    /// <summary>How many of <see cref="Names"/> are in the mean.</summary>
    public const int InMean = 8;

    /// <summary>The field a label is compared as.</summary>
    public static string NameOf(ReferenceLabel label) => label switch
    {
        ReferenceLabel.Journal or ReferenceLabel.Book => "container",
        _ => label.ToString().ToLowerInvariant(),
    };

    /// <summary>Values of pieces by field: one a stretch of pieces.</summary>
    public static List<(string Field, string Text)> OfPieces(string text, List<ReferenceToken> tokens, IReadOnlyList<ReferenceLabel> labels)
    {
        var values = new List<(string, string)>();
        for (var at = 0; at < tokens.Count;)
        {
            var (end, field) = (at + 1, NameOf(labels[at]));
            while (end < tokens.Count && NameOf(labels[end]) == field)
                end++;
            if (field != "arxiv")
                values.Add((field, text[tokens[at].Start..tokens[end - 1].End]));
            at = end;
        }

        return values;
    }

    /// <summary>
    /// Values of whole words between spaces, each with the label of its first piece: as people labelled, who left identifiers of
    /// arXiv among the notes.
    /// </summary>
    public static List<(string Field, string Text)> OfWords(string text, List<ReferenceToken> tokens, IReadOnlyList<ReferenceLabel> labels)
    {
        var words = new List<ReferenceToken>();
        var ofWords = new List<ReferenceLabel>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].IsGlued)
            {
                words[^1] = words[^1] with { End = tokens[at].End };
                continue;
            }

            words.Add(tokens[at]);
            ofWords.Add(labels[at] == ReferenceLabel.Arxiv ? ReferenceLabel.Note : labels[at]);
        }

        return OfPieces(text, words, ofWords);
    }

    /// <summary>The identifiers of arXiv a string holds, by their looks.</summary>
    public static IEnumerable<(string Field, string Text)> ArxivIn(string text)
    {
        foreach (Match match in ArxivLooks().Matches(text))
        {
            if (ArxivId.TryParse(match.Groups["id"].Value, out var id))
                yield return ("arxiv", id.ToString());
        }
    }

    /// <summary>The identifiers a parsed reference says.</summary>
    public static IEnumerable<(string Field, string Text)> ArxivOf(ParsedReference parsed) =>
        parsed.Further.Prepend(parsed).Where(one => one.Arxiv is not null).Select(one => ("arxiv", one.Arxiv.ToString()!));

    /// <summary>The label the parser gave each piece.</summary>
    public static ReferenceLabel[] LabelsOf(ParsedReference parsed, List<ReferenceToken> tokens)
    {
        var fields = parsed.Further.Prepend(parsed).SelectMany(one => one.Fields).ToList();
        return [.. tokens.Select(token =>
        {
            var place = token.CoreStart < token.End ? token.CoreStart : token.Start;
            var at = fields.FindIndex(field => field.Span.Start <= place && place < field.Span.End);
            return at < 0 ? ReferenceLabel.Note : fields[at].Label;
        })];
    }

    /// <summary>
    /// As values are compared: lower case, dashes alike, white space folded, nothing but letters and digits at the ends; DOIs without
    /// <c>doi:</c> and the resolver.
    /// </summary>
    public static string Normalise(string field, string text)
    {
        text = Dashes().Replace(text.ToLowerInvariant(), "-");
        if (field == "doi")
            text = DoiPrefix().Replace(text, "");
        text = Spaces().Replace(text, " ");
        var (start, end) = (0, text.Length);
        while (start < end && !char.IsLetterOrDigit(text[start])) start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        return start < end ? text[start..end] : text;
    }

    [GeneratedRegex(@"(?:^|[\s:\[(,/])(?<id>\d{4}\.\d{4,5}|[a-z]{2,8}(?:-?[a-z]{2,4})?(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:$|[\s\])\.,;])", RegexOptions.NonBacktracking)]
    private static partial Regex ArxivLooks();

    [GeneratedRegex("[‐‑‒–—―−]", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[^a-z0-9]*(?:doi\s*[:>]?\s*)?(?:https?://(?:dx\.)?doi\.org/)?", RegexOptions.NonBacktracking)]
    private static partial Regex DoiPrefix();
}
