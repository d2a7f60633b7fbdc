using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Shelves;
using ArxivLens.Sources.Latex;

namespace ArxivLens.Sources.Bibliography;

/// <summary>Reads what programs that keep references write: BibTeX, RIS, CSL-JSON; or lines that name works.</summary>
public sealed class ReferenceFileReader : IReferenceFileReader
{
    private const int ShownOfUnread = 120;
    private static readonly string[] NotesOfReaders = ["annote", "annotation"];

    /// <inheritdoc/>
    public ReferenceFile Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\uFEFF');
        var found = new FoundReferences(text);
        var format = FormatOf(text);
        switch (format)
        {
            case "BibTeX":
                ReadBibTex(text, found);
                break;
            case "RIS":
                RisReader.Read(text, found);
                break;
            case "CSL-JSON":
                CslReader.Read(text, found);
                break;
            default:
                ReadLines(text, found);
                break;
        }

        return found.ToFile(format);
    }

    private static string FormatOf(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("[") || start.StartsWith("{"))
            return "CSL-JSON";
        if (RisReader.IsRis(text))
            return "RIS";
        return HasEntry(text) ? "BibTeX" : "identifiers";
    }

    // Files begin with whatever their program says of itself; an entry is @, a word and a brace.
    private static bool HasEntry(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (end > at + 1 && end < text.Length && text.AsSpan(end).TrimStart() is ['{' or '(', ..])
                return true;
        }

        return false;
    }

    private static void ReadBibTex(string text, FoundReferences found)
    {
        var broken = new List<int>();
        foreach (var entry in BibTexReader.Read(text, broken))
        {
            var note = NotesOfReaders.Select(name => entry.Fields.GetValueOrDefault(name)?[0]).FirstOrDefault(value => value is not null) ?? "";
            var title = ReferenceMarkup.PlainOf(entry.Fields.GetValueOrDefault("title")?[0] ?? entry.Key);
            var keywords = entry.Fields.GetValueOrDefault("keywords") ?? entry.Fields.GetValueOrDefault("keyword") ?? [];
            found.Add(
                entry.Start, title, ReferenceFields.Make(entry.Fields, null),
                keywords.Select(ReferenceMarkup.PlainOf), ReferenceMarkup.PlainOf(note));
        }

        foreach (var start in broken)
            found.AddUnread(start, "this entry breaks off or has no fields");
    }

    private static void ReadLines(string text, FoundReferences found)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var at ? at : text.Length;
            var line = text[start..end].Trim();
            // Of more than one identifier a line each is each a work.
            foreach (var part in line.Length > 0 && IsAllKeys(line) ? line.Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries) : [line])
                AddLine(part, start, found);
            start = end + 1;
        }
    }

    private static bool IsAllKeys(string line) =>
        Array.TrueForAll(line.Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries), part => WorkKey.TryParse(part, out _));

    private static void AddLine(string line, int start, FoundReferences found)
    {
        if (line.Length == 0)
            return;
        var key = WorkKey.TryParse(line, out var read) ? read : default;
        var facts = key == default ? null : new ReferenceFacts
        {
            Arxiv = key.Arxiv is null ? null : key,
            Doi = key.Doi is null ? null : key,
        };
        found.Add(start, line.Length > ShownOfUnread ? line[..ShownOfUnread] : line, WrittenReference.Make(line, facts), [], "");
    }
}
