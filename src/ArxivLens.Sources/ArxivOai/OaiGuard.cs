namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// Looks through an answer before a parser does, byte by byte and keeping nothing, so that none can be made to work or to fill the
/// memory: encoding, depth, length of tags, number of elements, and that it is whole.
/// </summary>
internal ref struct OaiGuard(ReadOnlySpan<byte> body)
{
    /// <summary>How deep elements may stand in each other; arXiv's stand seven deep.</summary>
    public const int MostDepth = 32;

    /// <summary>Bytes of one tag with its attributes.</summary>
    public const int LongestTag = 16 * 1024;

    /// <summary>Bytes between two tags.</summary>
    public const int LongestText = 4_000_000;

    /// <summary>Elements of an answer; twenty thousand records of arXiv have half of it.</summary>
    public const int MostElements = 2_000_000;

    private readonly ReadOnlySpan<byte> _body = body;
    private int _at;
    private int _depth;
    private int _elements;

    /// <summary>Says why the answer is not to be read; <c>null</c> when it may be.</summary>
    public string? FindFault()
    {
        if (FindEncodingFault(_body) is { } encoding) return encoding;
        while (true)
        {
            var next = _body[_at..].IndexOf((byte)'<');
            if (next > LongestText || (next < 0 && _body.Length - _at > LongestText)) return "a text in it is too long";
            if (next < 0) break;
            _at += next;
            if (PassMarkup() is { } fault) return fault;
        }

        if (_elements == 0) return "it is no XML";
        return _depth > 0 && !IsEnded ? "it is cut off" : null;
    }

    // A record that is not well formed may leave elements open; the answer is whole all the same.
    private readonly bool IsEnded => _body.TrimEnd(" \t\r\n"u8).EndsWith("OAI-PMH>"u8);

    private static string? FindEncodingFault(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return "it is not in UTF-8";
        var beginning = body[..Math.Min(body.Length, 200)];
        if (beginning.Contains((byte)0)) return "it is not in UTF-8";
        var declared = beginning.IndexOf("encoding"u8);
        var end = beginning.IndexOf("?>"u8);
        if (declared < 0 || end < declared) return null;
        var name = System.Text.Encoding.ASCII.GetString(beginning[(declared + 8)..end]).Trim(' ', '=', '"', '\'', '\t', '\r', '\n');
        var known = name.Split('"', '\'')[0];
        return known.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || known.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
            ? null
            : "it is not in UTF-8";
    }

    private string? PassMarkup()
    {
        var rest = _body[_at..];
        if (rest.StartsWith("<!--"u8)) return PassTo("-->"u8);
        if (rest.StartsWith("<![CDATA["u8)) return PassTo("]]>"u8);
        if (rest.StartsWith("<?"u8)) return PassTo("?>"u8);
        if (rest.StartsWith("<!"u8)) return "it has a document type of its own";
        return PassTag(rest);
    }

    private string? PassTo(ReadOnlySpan<byte> end)
    {
        var length = _body[_at..].IndexOf(end);
        if (length < 0) return "it is cut off";
        if (length > LongestText) return "a text in it is too long";
        _at += length + end.Length;
        return null;
    }

    private string? PassTag(ReadOnlySpan<byte> rest)
    {
        var end = FindEnd(rest);
        if (end < 0) return rest.Length > LongestTag ? "a tag in it is too long" : "it is cut off";
        if (rest[1] == '/')
        {
            _depth--;
        }
        else
        {
            if (++_elements > MostElements) return "it has too many elements";
            if (rest[end - 1] != '/' && ++_depth > MostDepth) return "elements stand too deep in each other";
        }

        _at += end + 1;
        return null;
    }

    // A bracket may stand in the value of an attribute. A tag that ends nowhere near is given up.
    private static int FindEnd(ReadOnlySpan<byte> tag)
    {
        var quote = (byte)0;
        for (var at = 1; at < tag.Length && at <= LongestTag; at++)
        {
            var one = tag[at];
            if (quote != 0)
            {
                if (one == quote) quote = 0;
            }
            else if (one is (byte)'"' or (byte)'\'')
            {
                quote = one;
            }
            else if (one == '>')
            {
                return at;
            }
        }

        return -1;
    }
}
