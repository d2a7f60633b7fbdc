using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Sources.Latex;

/// <summary>A reference that is given by its fields, as BibTeX, biblatex and amsrefs do; written out in one style.</summary>
internal static partial class ReferenceFields
{
    private const int MostAuthorsWritten = 30;

    private static readonly string[] PlacesOfIdentifiers = ["journal", "note", "howpublished", "url", "volume", "doi", "number"];

    /// <summary>Makes the reference; <c>null</c> when its fields say nothing.</summary>
    /// <param name="fields">TeX by lower-case name; of several values of one name all.</param>
    /// <param name="sentences">Sentences that cite it.</param>
    public static WrittenReference? Make(IReadOnlyDictionary<string, List<string>> fields, IReadOnlyList<string>? sentences)
    {
        string? One(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (fields.TryGetValue(name, out var values) && ReferenceMarkup.PlainOf(values[0]) is { Length: > 0 } plain)
                    return plain;
            }

            return null;
        }

        var authors = fields.GetValueOrDefault("author") ?? fields.GetValueOrDefault("editor") ?? [];
        var facts = new ReferenceFacts
        {
            Authors = [.. authors.SelectMany(SplitNames).Select(ReferenceMarkup.PlainOf).Select(PersonName.Parse).OfType<PersonName>()],
            Title = WithSubtitle(One("title"), One("subtitle")),
            Year = YearOf(One("year", "date", "origyear", "fjournalyear")),
            Container = One("journal", "journaltitle", "fjournal", "booktitle", "maintitle", "series"),
            Volume = One("volume"),
            FirstPage = ReferenceMarkup.FirstPageOf(One("pages", "eid", "articleno", "number")),
            Doi = Raw(fields, "doi") is { } doi && WorkKey.TryParse(doi, out var key) && key.Doi is not null ? key : null,
            Arxiv = ArxivOf(fields) is { } id ? WorkKey.Of(id) : null,
        };
        var text = Write(facts, One("howpublished", "note", "school", "institution", "publisher"), Raw(fields, "url"));
        return WrittenReference.Make(text, facts, sentences);
    }

    /// <summary>Parts a list of names at <c>and</c> outside braces.</summary>
    internal static IEnumerable<string> SplitNames(string names)
    {
        var (depth, from) = (0, 0);
        for (var at = 0; at < names.Length; at++)
        {
            depth += names[at] == '{' ? 1 : names[at] == '}' ? -1 : 0;
            if (depth > 0 || !char.IsWhiteSpace(names[at]) || at + 4 >= names.Length || !char.IsWhiteSpace(names[at + 4])
                || !names.AsSpan(at + 1, 3).Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            yield return names[from..at];
            from = at += 4;
        }

        if (names[from..].Trim() is { Length: > 0 } last && last != "others")
            yield return last;
    }

    private static string Write(ReferenceFacts facts, string? remark, string? address)
    {
        var text = new StringBuilder();
        var names = facts.Authors.Take(MostAuthorsWritten).Select(name => name.Display);
        Add(text, string.Join(", ", facts.Authors.Count > MostAuthorsWritten ? names.Append("et al.") : names));
        Add(text, facts.Title);
        Add(text, facts.Container);
        if (facts.Volume is not null)
            text.Append(text.Length > 0 && facts.Container is not null ? " " : ", ").Append(facts.Volume);
        if (facts.Year is { } year)
            text.Append(CultureInfo.InvariantCulture, $" ({year})");
        if (facts.FirstPage is not null)
            Add(text, facts.FirstPage);
        if (facts.Container is null)
            Add(text, remark);
        Add(text, facts.Doi?.ToString());
        Add(text, facts.Arxiv is { } id ? $"arXiv:{id}" : null);
        if (facts.Doi is null && facts.Arxiv is null)
            Add(text, address);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string? part)
    {
        if (string.IsNullOrEmpty(part))
            return;
        text.Append(text.Length > 0 ? ", " : "").Append(part);
    }

    private static string? WithSubtitle(string? title, string? subtitle) =>
        title is null || subtitle is null ? title : $"{title}: {subtitle}";

    private static int? YearOf(string? text) => text is not null && Year().Match(text) is { Success: true } match
        ? int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)
        : null;

    // eprint holds the identifiers of other archives too: only what can be one of arXiv's is one.
    private static ArxivId? ArxivOf(IReadOnlyDictionary<string, List<string>> fields)
    {
        var archive = Raw(fields, "archiveprefix") ?? Raw(fields, "eprinttype");
        var isOther = archive is not null && !archive.Equals("arxiv", StringComparison.OrdinalIgnoreCase) && !ArxivArchive().IsMatch(archive);
        if (!isOther && Raw(fields, "eprint", "arxiv", "arxivid") is { } eprint)
        {
            if (ArxivId.TryParse(eprint, out var id) || (archive is not null && ArxivId.TryParse($"{archive}/{eprint}", out id)))
                return id;
        }

        var written = string.Join(' ', PlacesOfIdentifiers.Select(name => Raw(fields, name)));
        return IdentifierSearch.Find(written).Select(one => one.Key.Arxiv).FirstOrDefault(id => id is not null);
    }

    private static string? Raw(IReadOnlyDictionary<string, List<string>> fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!fields.TryGetValue(name, out var values))
                continue;
            var value = values[0].Replace("\\_", "_", StringComparison.Ordinal).Replace("\\%", "%", StringComparison.Ordinal)
                .Replace("\\url", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal).Trim();
            if (value.Length > 0)
                return value;
        }

        return null;
    }

    [GeneratedRegex(@"\b(1[5-9]|20)\d\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)?(\.[A-Z]{2})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ArxivArchive();
}
