using System.Text.RegularExpressions;

namespace ArxivLens.Sources.Latex;

/// <summary>An entry of a list of references as it stands in a TeX file.</summary>
/// <param name="Key">By what it is cited; empty when it has none.</param>
/// <param name="Body">Its TeX.</param>
internal readonly record struct BibItem(string Key, string Body);

/// <summary>
/// Finds the entries of lists that are typeset as they stand: <c>\bibitem</c> (LaTeX, natbib, REVTeX), harvmac's <c>\lref</c> and
/// <c>\nref</c>, and AASTeX's <c>\reference</c>.
/// </summary>
internal static partial class BibItemReader
{
    /// <summary>Finds the entries in order.</summary>
    /// <param name="tex">TeX without comments.</param>
    public static IEnumerable<BibItem> Read(string tex)
    {
        foreach (var item in ReadItems(tex))
            yield return item;
        var notes = Harvmac().Matches(tex);
        for (var number = 0; number < notes.Count; number++)
        {
            var at = notes[number].Index + notes[number].Length;
            var next = number + 1 < notes.Count ? notes[number + 1].Index : tex.Length;
            if (TexArguments.TakeBraced(tex, ref at, next) is { } body)
                yield return new BibItem(notes[number].Groups["key"].Value, body);
        }
    }

    private static IEnumerable<BibItem> ReadItems(string tex)
    {
        var starts = Item().Matches(tex);
        for (var number = 0; number < starts.Count; number++)
        {
            var at = starts[number].Index + starts[number].Length;
            var next = number + 1 < starts.Count ? starts[number + 1].Index : tex.Length;
            var isBibItem = starts[number].ValueSpan.StartsWith("\\bibitem");
            if (isBibItem)
                _ = TexArguments.TakeBracketed(tex, ref at, next);
            var key = TexArguments.TakeBraced(tex, ref at, next);
            if (isBibItem && key is null)
                continue;
            yield return new BibItem(key?.Trim() ?? "", Body(tex, at, next));
        }
    }

    private static string Body(string tex, int from, int to)
    {
        var body = tex.AsSpan(from, Math.Min(to - from, ReferenceMarkup.Longest));
        var end = body.IndexOf("\\end{");
        if (end >= 0)
            body = body[..end];
        return body.ToString();
    }

    [GeneratedRegex(@"\\(bibitem(?![A-Za-z@])|reference(?![A-Za-z@])(?=\s*(\{\}|[A-Z])))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Item();

    [GeneratedRegex(@"\\[ln]ref\s*\\(?<key>[A-Za-z@]+)\s*(?=\{)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Harvmac();
}
