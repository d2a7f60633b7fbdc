using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// Reads an answer in which a record is not well formed, record by record: the others are not lost for it, and the harvest does
/// not stand still at it for ever.
/// </summary>
internal static partial class OaiSalvage
{
    /// <summary>Reads it; a record that cannot be read is one that cannot be used.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="whole">What is wrong with it as a whole.</param>
    /// <param name="fault">That, where there is nothing to save.</param>
    public static OaiAnswer? TryRead(ReadOnlyMemory<byte> body, string whole, out string? fault)
    {
        fault = whole;
        var begin = FindTag(body.Span, "<record"u8);
        var end = body.Span.LastIndexOf("</record>"u8);
        if (begin < 0 || end < begin) return null;
        var (head, tail) = (body[..begin], body[(end + "</record>"u8.Length)..]);
        try
        {
            if (OaiAnswerReader.Read(Join(head, tail), out _) is not { } frame) return null;
            fault = null;
            return frame with { Records = ReadRecords(body[begin..(end + "</record>"u8.Length)], head, tail) };
        }
        catch (XmlException)
        {
            // What stands around the records is broken too.
            return null;
        }
    }

    private static List<OaiRecord> ReadRecords(ReadOnlyMemory<byte> records, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> tail)
    {
        var found = new List<OaiRecord>();
        while (records.Length > 0)
        {
            // To the next begin, wherever it ends: a record that lacks its end does not take the next one with it.
            var next = FindTag(records.Span[1..], "<record"u8);
            var one = next < 0 ? records : records[..(next + 1)];
            records = records[one.Length..];
            found.AddRange(ReadRecord(one, head, tail));
        }

        return found;
    }

    private static IReadOnlyList<OaiRecord> ReadRecord(ReadOnlyMemory<byte> record, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> tail)
    {
        try
        {
            return OaiAnswerReader.Read(Join(head, record, tail), out _)?.Records ?? [];
        }
        catch (XmlException)
        {
            var text = Encoding.UTF8.GetString(record.Span);
            var identifier = Identifier().Match(text) is { Success: true } match ? match.Groups[1].Value.Trim() : "";
            return [new OaiRecord(identifier, null, null, "it is not well formed", OaiAnswerReader.Quote(record.Span))];
        }
    }

    private static int FindTag(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag)
    {
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOf(tag);
            if (at < 0) return -1;
            from += at + tag.Length;
            if (from < text.Length && text[from] is (byte)'>' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') return from - tag.Length;
        }
    }

    private static byte[] Join(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var all = new List<byte>();
        foreach (var part in parts) all.AddRange(part.Span);
        return [.. all];
    }

    [GeneratedRegex("<identifier>([^<]{1,200})</identifier>", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}
