using ArxivLens.Core.Papers;

namespace ArxivLens.Scale.Corpus;

/// <summary>
/// Writes a generated corpus in the forms that <c>arxivlens import</c> reads: arXiv's metadata snapshot (JSON lines with the
/// fields of the real one, about as long) and citations as CSV.
/// </summary>
internal static class SnapshotWriter
{
    private const int BufferSize = 1 << 20;

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Writes the papers.</summary>
    public static void WritePapers(GeneratedCorpus corpus, string path)
    {
        using var file = File.Create(path, BufferSize);
        var draft = new PaperDraft();
        var writer = corpus.CreateWriter();
        var names = new Dictionary<int, PersonName>();
        var line = new ByteText(16384);
        for (var number = 0; number < corpus.Count; number++)
        {
            corpus.Draw(number, draft, writer);
            line.Clear();
            WriteRecord(draft, line, names);
            file.Write(line.Bytes);
        }
    }

    /// <summary>Writes the citations.</summary>
    /// <returns>How many there are.</returns>
    public static long WriteCitations(GeneratedCorpus corpus, string path)
    {
        using var file = File.Create(path, BufferSize);
        file.Write("citing,cited\n"u8);
        var identifiers = KeysOf(corpus);
        var rows = new ByteText(16384);
        return new GeneratedCitations(corpus).Tell((citing, cited) =>
        {
            rows.Clear();
            foreach (var reference in cited)
                rows.Add(identifiers[citing]).Add((byte)',').Add(identifiers[reference]).Add((byte)'\n');
            file.Write(rows.Bytes);
        });
    }

    private static byte[][] KeysOf(GeneratedCorpus corpus)
    {
        var draft = new PaperDraft();
        var keys = new byte[corpus.Count][];
        for (var number = 0; number < keys.Length; number++)
        {
            corpus.WriteKey(number, draft);
            keys[number] = draft.Key.Bytes.ToArray();
        }

        return keys;
    }

    private static void WriteRecord(PaperDraft draft, ByteText line, Dictionary<int, PersonName> names)
    {
        line.Add("{\"id\":\""u8).Add(draft.Key.Bytes).Add("\",\"submitter\":\""u8);
        WriteName(NameOf(names, draft.Authors[0]), line);
        line.Add("\",\"authors\":\""u8);
        for (var place = 0; place < draft.Authors.Count; place++)
        {
            line.Add(place > 0 ? ", "u8 : ""u8);
            WriteName(NameOf(names, draft.Authors[place]), line);
        }

        line.Add("\",\"title\":\""u8);
        WriteEscaped(draft.Title.Bytes, line);
        line.Add("\",\"comments\":"u8);
        WriteTextOrNull(draft.Comments.Bytes, line);
        WriteFacts(draft, line);
        line.Add("\",\"license\":\"http://creativecommons.org/licenses/by/4.0/\",\"abstract\":\"  "u8);
        WriteEscaped(draft.Abstract.Bytes, line);
        line.Add("\\n\",\"versions\":[{\"version\":\"v1\",\"created\":\""u8);
        WriteTime(draft.Day, line);
        line.Add("\"}],\"update_date\":\""u8);
        line.Add(draft.Day.Year).Add((byte)'-').Add(draft.Day.Month, 2).Add((byte)'-').Add(draft.Day.Day, 2);
        line.Add("\",\"authors_parsed\":["u8);
        for (var place = 0; place < draft.Authors.Count; place++)
        {
            var name = NameOf(names, draft.Authors[place]);
            line.Add(place > 0 ? ",[\""u8 : "[\""u8);
            AddAscii(name.Family, line);
            line.Add("\",\""u8);
            AddAscii(name.Given, line);
            line.Add("\",\"\"]"u8);
        }

        line.Add("]}\n"u8);
    }

    private static void WriteFacts(PaperDraft draft, ByteText line)
    {
        var chance = Dice.Mix((ulong)draft.Number + 5);
        line.Add(",\"journal-ref\":"u8);
        if (chance % 5 < 2)
            line.Add("\"Phys. Rev. D "u8).Add((int)(chance % 97) + 1).Add(" ("u8).Add(draft.Day.Year).Add(")\""u8);
        else
            line.Add("null"u8);
        line.Add(",\"doi\":"u8);
        if (chance % 2 == 0)
            line.Add("\"10.1103/PhysRevD."u8).Add((int)(chance % 97) + 1).Add((byte)'.').Add(draft.Number).Add("\""u8);
        else
            line.Add("null"u8);
        line.Add(",\"report-no\":null,\"categories\":\""u8);
        for (var place = 0; place < draft.Categories.Count; place++)
        {
            line.Add(place > 0 ? " "u8 : ""u8);
            AddAscii(GeneratedCorpus.Categories[draft.Categories[place]], line);
        }
    }

    private static void WriteTime(DateOnly day, ByteText line)
    {
        AddAscii(day.DayOfWeek.ToString()[..3], line);
        line.Add(", "u8).Add(day.Day).Add((byte)' ');
        AddAscii(Months[day.Month - 1], line);
        line.Add((byte)' ').Add(day.Year).Add(" 12:00:00 GMT"u8);
    }

    private static PersonName NameOf(Dictionary<int, PersonName> names, int author)
    {
        if (!names.TryGetValue(author, out var name))
            names.Add(author, name = GeneratedCorpus.NameOf(author));
        return name;
    }

    private static void WriteName(PersonName name, ByteText line)
    {
        AddAscii(name.Given, line);
        line.Add((byte)' ');
        AddAscii(name.Family, line);
    }

    private static void AddAscii(string text, ByteText line)
    {
        foreach (var letter in text)
            line.Add((byte)letter);
    }

    private static void WriteTextOrNull(ReadOnlySpan<byte> text, ByteText line)
    {
        if (text.IsEmpty)
            line.Add("null"u8);
        else
            line.Add((byte)'"').Add(text).Add((byte)'"');
    }

    // The only character of generated texts that JSON escapes.
    private static void WriteEscaped(ReadOnlySpan<byte> text, ByteText line)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            line.Add(text[..at]).Add("\\\\"u8);
            text = text[(at + 1)..];
        }

        line.Add(text);
    }
}
