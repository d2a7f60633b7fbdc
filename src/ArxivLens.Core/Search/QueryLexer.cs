namespace ArxivLens.Core.Search;

/// <summary>Takes a search as typed apart. Every text has a reading; what cannot be read as typed leaves a note.</summary>
internal sealed class QueryLexer(string text, Action<string> note)
{
    private readonly List<QueryToken> tokens = [];
    private int at;

    /// <summary>Reads the tokens in order.</summary>
    public IReadOnlyList<QueryToken> Read()
    {
        while (at < text.Length) ReadNext();
        return tokens;
    }

    private void ReadNext()
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || char.IsControl(c)) at++;
        else if (IsQuote(c)) ReadPhrase();
        else if (c == '=' && at + 1 < text.Length && (IsQuote(text[at + 1]) || char.IsLetterOrDigit(text[at + 1])))
            Add(QueryTokenKind.Exact, "=", 1);
        else if (c is '(' or ')') Add(c == '(' ? QueryTokenKind.Open : QueryTokenKind.Close, c.ToString(), 1);
        else if (c is '-' or '−' or '!' && BeginsClause()) Add(QueryTokenKind.Not, "-", 1);
        else if (c is '+' && BeginsClause()) at++;
        else ReadWord();
    }

    private void Add(QueryTokenKind kind, string value, int length)
    {
        tokens.Add(new QueryToken(kind, value, at));
        at += length;
    }

    /// <summary>Whether a sign stands before a word, not within one or by itself.</summary>
    private bool BeginsClause()
    {
        var followsGap = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] == '(';
        return followsGap && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
    }

    private void ReadPhrase()
    {
        var end = at + 1;
        while (end < text.Length && !IsQuote(text[end])) end++;
        if (end == text.Length) note("A quotation mark is not closed; it was read to the end.");
        var start = at + 1;
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        var phrase = text[start..end].TrimEnd();
        if (phrase.Length > 0) tokens.Add(new QueryToken(QueryTokenKind.Phrase, phrase, start));
        at = Math.Min(end + 1, text.Length);
    }

    private void ReadWord()
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsQuote(text[end]) && text[end] is not ('(' or ')'))
        {
            end++;
            if (text[end - 1] == ':' && QueryFields.Find(text.AsSpan(at, end - 1 - at)) is not null) break;
        }

        var (word, start) = (text[at..end], at);
        at = end;
        if (word.EndsWith(':') && QueryFields.Find(word.AsSpan(0, word.Length - 1)) is not null)
        {
            tokens.Add(new QueryToken(QueryTokenKind.Field, word[..^1], start));
            return;
        }

        var kind = word switch
        {
            "AND" or "&&" or "&" => QueryTokenKind.And,
            "OR" or "||" or "|" => QueryTokenKind.Or,
            "NOT" => QueryTokenKind.Not,
            "ANDNOT" => QueryTokenKind.Not,
            _ => QueryTokenKind.Word,
        };
        tokens.Add(new QueryToken(kind, word, start));
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}

/// <summary>A piece of a search as typed.</summary>
/// <param name="Kind">What sort of piece it is.</param>
/// <param name="Text">Its text, a phrase without its marks.</param>
/// <param name="Start">Where the text begins.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Start);

/// <summary>Sorts of pieces.</summary>
internal enum QueryTokenKind
{
    Word,
    Phrase,
    Field,
    Exact,
    Open,
    Close,
    And,
    Or,
    Not,
}
