using ArxivLens.Sources.Latex;

namespace ArxivLens.Sources.Bibliography;

/// <summary>Reads RIS: lines of a tag, two blanks, a dash and a value; a record begins with <c>TY</c> and ends with <c>ER</c>.</summary>
internal static class RisReader
{
    private const int LongestValue = 20_000;
    private const int MostValues = 400;

    /// <summary>The names by which BibTeX calls what a tag holds.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["TI"] = "title", ["T1"] = "title", ["CT"] = "title", ["AU"] = "author", ["A1"] = "author", ["PY"] = "year", ["Y1"] = "year",
        ["DA"] = "date", ["JO"] = "journal", ["JF"] = "journal", ["JA"] = "journal", ["T2"] = "journal", ["VL"] = "volume", ["SP"] = "pages",
        ["DO"] = "doi", ["UR"] = "url", ["AN"] = "number", ["M2"] = "howpublished", ["KW"] = "keywords", ["N1"] = "annote",
    };

    /// <summary>Whether a text is RIS: some line of its first ones begins a record.</summary>
    public static bool IsRis(string text) => text.StartsWith("TY  -", StringComparison.Ordinal)
        || text.AsSpan(0, Math.Min(text.Length, 4_000)).Contains("\nTY  -", StringComparison.Ordinal);

    /// <summary>Reads the records.</summary>
    public static void Read(string text, FoundReferences found)
    {
        Dictionary<string, List<string>>? record = null;
        var (began, last) = (0, (List<string>?)null);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var at ? at : text.Length;
            var line = text.AsSpan(start, end - start).TrimEnd();
            if (TagOf(line) is not { } tag)
            {
                Continue(last, line);
            }
            else if (tag == "TY" || tag == "ER")
            {
                End(record, began, tag == "TY", found);
                (record, began, last) = (tag == "TY" ? new(StringComparer.Ordinal) : null, start, null);
            }
            else if (record is not null)
            {
                last = Add(record, tag, line[5..].Trim().ToString());
            }

            start = end + 1;
        }

        End(record, began, true, found);
    }

    private static string? TagOf(ReadOnlySpan<char> line) =>
        line.Length >= 5 && line[2..5].SequenceEqual("  -") && char.IsAsciiLetterUpper(line[0]) && char.IsAsciiLetterOrDigit(line[1])
            ? line[..2].ToString()
            : null;

    // A value that is long goes on in lines without a tag.
    private static void Continue(List<string>? values, ReadOnlySpan<char> line)
    {
        if (values is not null && line.Length > 0 && values[^1].Length + line.Length < LongestValue)
            values[^1] += $"\n{line.Trim()}";
    }

    private static List<string>? Add(Dictionary<string, List<string>> record, string tag, string value)
    {
        if (!Names.TryGetValue(tag, out var name) || value.Length == 0)
            return null;
        if (!record.TryGetValue(name, out var values))
            record.Add(name, values = []);
        if (values.Count >= MostValues)
            return null;
        values.Add(value.Length > LongestValue ? value[..LongestValue] : value);
        return values;
    }

    private static void End(Dictionary<string, List<string>>? record, int began, bool isBroken, FoundReferences found)
    {
        if (record is null)
            return;
        if (isBroken && record.Count == 0)
        {
            found.AddUnread(began, "this record has no fields");
            return;
        }

        // What this product itself says of journals and comments in notes is nobody's note.
        var notes = record.GetValueOrDefault("annote")?.Where(note => !IsOfRecord(note)) ?? [];
        var title = record.GetValueOrDefault("title")?[0] ?? record.GetValueOrDefault("doi")?[0] ?? record.GetValueOrDefault("url")?[0] ?? "";
        var fields = record.Where(field => field.Key is not ("keywords" or "annote")).ToDictionary(StringComparer.Ordinal);
        found.Add(began, title, ReferenceFields.Make(fields, null), record.GetValueOrDefault("keywords") ?? [], string.Join("\n\n", notes));
    }

    private static bool IsOfRecord(string note) =>
        note.StartsWith("Journal reference: ", StringComparison.Ordinal) || note.StartsWith("Comment: ", StringComparison.Ordinal);
}
