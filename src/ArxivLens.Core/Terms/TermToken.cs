using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Terms;

/// <summary>A token of a text as the key terms read it: with what stands before it.</summary>
/// <param name="Form">What was written, folded to lower case without accents.</param>
/// <param name="Term">The form under which the index counts it.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Gap">
/// What stands between the token before and this one: a blank, a hyphen, or the first sign that is neither; a full stop before
/// the first token.
/// </param>
/// <param name="Kind">What sort of token it is.</param>
public readonly record struct TermToken(string Form, string Term, int Start, int End, char Gap, TokenKind Kind)
{
    /// <summary>The sign that stands for the begin and the end of a text.</summary>
    public const char Edge = '.';

    /// <summary>Whether it can be a word of a term: neither grammar nor number nor mathematics.</summary>
    public bool IsContent => Kind == TokenKind.Word && char.IsLetter(Form[0]);

    /// <summary>Whether it stands beside the token before with nothing between them but blanks.</summary>
    public bool FollowsBlank => Gap == ' ';

    /// <summary>Reads the tokens of a text in order.</summary>
    public static TermToken[] Read(string text)
    {
        var tokens = Analyzer.Analyze(text);
        var read = new TermToken[tokens.Count];
        var end = 0;
        for (var at = 0; at < read.Length; at++)
        {
            var token = tokens[at];
            var gap = at == 0 ? Edge : GapOf(text.AsSpan(end, token.Start - end));
            end = token.Start + token.Length;
            read[at] = new TermToken(token.Form, token.Term, token.Start, end, gap, token.Kind);
        }

        return read;
    }

    private static char GapOf(ReadOnlySpan<char> gap)
    {
        if (gap is " ") return ' ';
        if (gap is "-" or "‐" or "‑") return '-';
        foreach (var sign in gap)
        {
            if (!char.IsWhiteSpace(sign)) return sign;
        }

        return gap.IsEmpty ? '$' : ' ';
    }
}
