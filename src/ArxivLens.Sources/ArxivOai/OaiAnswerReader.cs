using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// Reads answers of an OAI-PMH server, whatever it and what is between make of the protocol: elements are known by their names,
/// unknown ones passed over, and the order of fields does not matter. No document type is read and nothing is fetched.
/// </summary>
public static class OaiAnswerReader
{
    private const int LongestQuote = 1_000;

    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (byte)code).Except("\t\r\n"u8.ToArray())]);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_000_000,
        // Records name control characters now and then, which XML does not allow; what is made of them is the texts' affair.
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads an answer.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="fault">Why it cannot be read, one line; <c>null</c> when it can. One bad record is no fault.</param>
    public static OaiAnswer? TryRead(ReadOnlyMemory<byte> body, out string? fault)
    {
        fault = new OaiGuard(body.Span).FindFault();
        if (fault is not null) return null;
        body = WithoutControls(body);
        try
        {
            return Read(body, out fault);
        }
        catch (XmlException e)
        {
            return OaiSalvage.TryRead(body, Explain(e), out fault);
        }
    }

    /// <summary>Reads an answer that is well formed.</summary>
    /// <exception cref="XmlException">It is not.</exception>
    internal static OaiAnswer? Read(ReadOnlyMemory<byte> body, out string? fault)
    {
        using var text = new StreamReader(OpenStream(body), Encoding.UTF8);
        using var reader = XmlReader.Create(text, Settings);
        fault = null;
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "OAI-PMH")
        {
            fault = "it is no answer of OAI-PMH";
            return null;
        }

        var draft = new OaiDraft();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element) draft.Take(reader);
        }

        return draft.Finish();
    }

    /// <summary>What is wrong with it, without the place that only a parser knows.</summary>
    internal static string Explain(XmlException e) =>
        string.Create(CultureInfo.InvariantCulture, $"it is not well formed in line {e.LineNumber}");

    /// <summary>The beginning of a record, to be looked at.</summary>
    internal static string Quote(ReadOnlySpan<byte> record) =>
        Encoding.UTF8.GetString(record[..Math.Min(record.Length, LongestQuote)]).ReplaceLineEndings(" ");

    // What stands there as it is, a parser stops at.
    private static ReadOnlyMemory<byte> WithoutControls(ReadOnlyMemory<byte> body)
    {
        if (!body.Span.ContainsAny(Controls)) return body;
        var copy = body.ToArray();
        for (var at = 0; at < copy.Length; at++)
        {
            if (Controls.Contains(copy[at])) copy[at] = (byte)' ';
        }

        return copy;
    }

    private static MemoryStream OpenStream(ReadOnlyMemory<byte> body) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(body, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(body.ToArray());
}
