using System.Buffers;

namespace ArxivLens.Core.References;

/// <summary>Says of every piece what its features are made of.</summary>
internal static class PieceReader
{
    private const int LongestWord = 30;
    private const int LongestPunctuation = 4;

    private static readonly SearchValues<char> OpeningQuotes = SearchValues.Create("\"“«„‘`");
    private static readonly SearchValues<char> ClosingQuotes = SearchValues.Create("\"”»“’");

    /// <summary>Reads the traits of all pieces.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="folded">The same folded, as <see cref="FoldedText"/> does.</param>
    /// <param name="tokens">Its pieces.</param>
    /// <param name="traits">What is said of each.</param>
    /// <param name="isNaming">Whether values have names.</param>
    public static void Read(
        ReadOnlySpan<char> text, ReadOnlySpan<char> folded, List<ReferenceToken> tokens, Span<PieceTraits> traits, bool isNaming)
    {
        var (quoted, brackets, chunk) = (PieceForms.Outside, 0, 0);
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var core = text[token.CoreStart..token.CoreEnd];
            var lead = text[token.Start..token.CoreStart];
            var trail = text[token.CoreEnd..token.End];
            if (HasOpeningQuote(lead))
                quoted = PieceForms.Inside;
            brackets = Math.Max(0, brackets + Balance(lead));
            ref var trait = ref traits[at];
            trait = new PieceTraits
            {
                Word = WordOf(token, folded, word, isNaming),
                Caps = PieceForms.CapsOf(core),
                Digits = PieceForms.DigitsOf(core),
                Lead = Punctuation(folded[token.Start..token.CoreStart], isNaming),
                Trail = Punctuation(folded[token.CoreEnd..token.End], isNaming),
                Quoted = quoted,
                IsBracketed = brackets > 0,
                Chunk = chunk,
            };
            brackets = Math.Max(0, brackets + Balance(core) + Balance(trail));
            var next = at + 1 < tokens.Count ? text[tokens[at + 1].Start] : '\0';
            trait.End = EndOf(core, trail, next);
            if (trait.End is not (PieceEnd.Open or PieceEnd.Point))
                chunk++;
            if (quoted == PieceForms.Inside && HasClosingQuote(trail))
                quoted = PieceForms.Behind;
        }
    }

    /// <summary>Every digit becomes 0, so that numbers of one form are one word; years are told apart elsewhere.</summary>
    private static FeatureValue WordOf(ReferenceToken token, ReadOnlySpan<char> folded, Span<char> word, bool isNaming)
    {
        var from = token.Form is { } form ? FormName(form) : token.CoreStart < token.CoreEnd
            ? folded[token.CoreStart..token.CoreEnd]
            : folded[token.Start..token.End];
        var length = Math.Min(from.Length, word.Length);
        for (var at = 0; at < length; at++)
            word[at] = char.IsAsciiDigit(from[at]) ? '0' : from[at];
        return FeatureValue.Of(word[..length], isNaming);
    }

    private static string FormName(ReferenceLabel form) => form switch
    {
        ReferenceLabel.Doi => "<doi>",
        ReferenceLabel.Arxiv => "<arxiv>",
        _ => "<url>",
    };

    private static FeatureValue Punctuation(ReadOnlySpan<char> folded, bool isNaming) => folded.Length == 0
        ? PieceForms.None
        : FeatureValue.Of(folded[..Math.Min(folded.Length, LongestPunctuation)], isNaming);

    private static PieceEnd EndOf(ReadOnlySpan<char> core, ReadOnlySpan<char> trail, char next)
    {
        if (trail.Length == 0)
            return next is '(' or '[' or '“' or '"' or '«' or '„' ? PieceEnd.Opening : PieceEnd.Open;
        if (trail.Contains(';'))
            return PieceEnd.Semicolon;
        if (trail.Contains(':'))
            return PieceEnd.Colon;
        if (trail.Contains(','))
            return PieceEnd.Comma;
        if (trail.ContainsAny('?', '!') || (trail.Contains('.') && (trail.Length > 1 || IsLong(core))))
            return PieceEnd.Stop;
        return trail.Contains('.') ? PieceEnd.Point : PieceEnd.Closed;
    }

    private static bool IsLong(ReadOnlySpan<char> core) => core.Length >= 4 || (core.Length > 0 && char.IsAsciiDigit(core[^1]));

    private static int Balance(ReadOnlySpan<char> part)
    {
        var balance = 0;
        foreach (var c in part)
            balance += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
        return balance;
    }

    private static bool HasOpeningQuote(ReadOnlySpan<char> lead) => lead.ContainsAny(OpeningQuotes);

    private static bool HasClosingQuote(ReadOnlySpan<char> trail) => trail.ContainsAny(ClosingQuotes) || trail.IndexOf("''") >= 0;
}
