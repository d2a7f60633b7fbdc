using System.Globalization;
using System.Text;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Summaries;

/// <summary>A text as <see cref="SupportCheck"/> reads it: words with their case, numbers with their units, formulas.</summary>
internal sealed class SupportText
{
    /// <summary>A number above it is not multiplied by the word after it: no decimal holds the product for certain.</summary>
    private const decimal MostMultiplied = 1_000_000_000_000;

    private readonly List<SupportToken> _tokens = [];
    private readonly string _text;
    private readonly MathSpans _mathematics;
    private readonly int _sentence;
    private int _clause;

    private SupportText(string text)
    {
        _text = text;
        _mathematics = new MathSpans(text);
        Sentences = Summaries.Sentences.Split(text);
        foreach (var span in Sentences)
        {
            ReadSentence(span.Start, span.Start + span.Length);
            _sentence++;
            _clause++;
        }

        JoinNumbers();
    }

    /// <summary>Its tokens in order.</summary>
    public IReadOnlyList<SupportToken> Tokens => _tokens;

    /// <summary>Where its sentences stand.</summary>
    public IReadOnlyList<SentenceSpan> Sentences { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">Plain text with mathematics as <c>$…$</c>.</param>
    public static SupportText Read(string text) => new(text);

    /// <summary>A name without what people write differently: case, hyphens, full stops that are no decimal points.</summary>
    public static string Squeeze(ReadOnlySpan<char> written)
    {
        Span<char> kept = written.Length <= 256 ? stackalloc char[written.Length] : new char[written.Length];
        var count = 0;
        for (var i = 0; i < written.Length; i++)
        {
            var isPoint = written[i] == '.' && i > 0 && i + 1 < written.Length
                && char.IsAsciiDigit(written[i - 1]) && char.IsAsciiDigit(written[i + 1]);
            if (isPoint || written[i] is not ('-' or '‐' or '‑' or '.' or '\'' or '’'))
                kept[count++] = char.ToLowerInvariant(written[i]);
        }

        return new string(kept[..count]);
    }

    /// <summary>A formula without its delimiters, blanks and braces; case and signs mean something in it.</summary>
    public static string SqueezeFormula(ReadOnlySpan<char> written)
    {
        var kept = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            if (!char.IsWhiteSpace(c) && c is not ('$' or '{' or '}' or '~')) kept.Append(c);
        }

        return kept.ToString();
    }

    private void ReadSentence(int at, int end)
    {
        var isFirst = true;
        while (at < end)
        {
            var past = Math.Min(end, _mathematics.EndAt(at));
            if (past > at)
            {
                ReadFormula(at, past);
                at = past;
            }
            else if (char.IsLetterOrDigit(_text[at]))
            {
                past = EndOfRun(at, end);
                ReadRun(at, past, isFirst);
                isFirst = false;
                at = past;
            }
            else
            {
                if (_text[at] is ',' or ';' or ':' or '(' or ')' or '—') _clause++;
                if (_text[at] == '%') Unite("%");
                at++;
            }
        }
    }

    /// <summary>A formula; one that is a bare number is that number.</summary>
    private void ReadFormula(int start, int end)
    {
        var content = _text.AsSpan(start, end - start);
        if (content is "\\$") return;
        var inner = content.Trim("$\\()[] ").ToString()
            .Replace("\\%", "%", StringComparison.Ordinal)
            .Replace("{,}", "", StringComparison.Ordinal);
        var isPercent = inner.EndsWith('%');
        if (TryNumber(inner.TrimEnd('%').Trim(), out var value))
            Add(SupportKind.Number, start, end, value, unit: isPercent ? "%" : "");
        else
            Add(SupportKind.Formula, start, end, SqueezeFormula(content));
    }

    private int EndOfRun(int at, int end)
    {
        for (at++; at < end; at++)
        {
            var c = _text[at];
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (at + 1 >= end || !char.IsLetterOrDigit(_text[at + 1])) return at;
            var isBetweenDigits = char.IsAsciiDigit(_text[at - 1]) && char.IsAsciiDigit(_text[at + 1]);
            if (c is '-' or '‐' or '‑' or '\'' or '’' or '^' or '_' or '.') continue;
            if (c is not ',' || !isBetweenDigits) return at;
        }

        return at;
    }

    private void ReadRun(int start, int end, bool isFirst)
    {
        var run = _text.AsSpan(start, end - start);
        if (TryNumber(Signed(start, end), out var value))
        {
            Add(SupportKind.Number, start, end, value);
            return;
        }

        var hasDigit = run.ContainsAnyInRange('0', '9');
        if (!hasDigit)
        {
            ReadWords(start, end, isFirst);
            return;
        }

        var letters = 0;
        while (letters < run.Length && (char.IsAsciiDigit(run[letters]) || run[letters] is '.' or ',')) letters++;
        var rest = run[letters..].TrimStart("-‐‑");
        var isMeasure = letters > 0 && TryNumber(run[..letters].ToString(), out value) && !rest.ContainsAnyInRange('0', '9')
            && (run[letters] is '-' or '‐' or '‑' || SupportWords.UnitOf(rest.ToString().ToLowerInvariant()) is not null);
        if (isMeasure)
        {
            Add(SupportKind.Number, start, start + letters, value!);
            ReadWords(end - rest.Length, end, isFirst: false);
        }
        else
        {
            Add(SupportKind.Word, start, end, Squeeze(run), isName: true);
        }
    }

    /// <summary>The parts of a run of letters, hyphens between them.</summary>
    private void ReadWords(int start, int end, bool isFirst)
    {
        for (var at = start; at < end;)
        {
            var stop = at;
            while (stop < end && _text[stop] is not ('-' or '‐' or '‑')) stop++;
            if (stop > at) ReadWord(at, stop, isFirst && at == start);
            at = stop + 1;
        }
    }

    private void ReadWord(int start, int end, bool isFirst)
    {
        var written = _text.AsSpan(start, end - start);
        if (written.EndsWith("'s") || written.EndsWith("’s")) written = written[..^2];
        var word = Squeeze(written);
        if (SupportWords.NumberOf(word) is > 0 and var number)
        {
            Add(SupportKind.Number, start, end, number.ToString(CultureInfo.InvariantCulture));
            return;
        }

        var isCapital = char.IsUpper(written[0]);
        var isMixed = written.Length > 1 && written[1..].ContainsAnyInRange('A', 'Z');
        var isName = isMixed || (isCapital && !isFirst && written.Length > 1);
        Add(SupportKind.Word, start, end, word, isName, isCapital);
    }

    private string Signed(int start, int end)
    {
        var isNegative = start > 0 && _text[start - 1] is '-' or '−'
            && (start == 1 || _text[start - 2] is ' ' or '(' or '\n' or '~');
        return (isNegative ? "-" : "") + _text[start..end];
    }

    /// <summary>The one way to write a number: no separators, no zeros that say nothing.</summary>
    private static bool TryNumber(string written, out string value)
    {
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;
        value = "";
        if (!decimal.TryParse(written, Styles, CultureInfo.InvariantCulture, out var number)) return false;
        value = Write(number);
        return true;
    }

    private static string Write(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    private void Unite(string unit)
    {
        if (_tokens is [.., { Kind: SupportKind.Number } last]) _tokens[^1] = last with { Unit = unit };
    }

    /// <summary>Gives numbers the units and multipliers that follow them.</summary>
    private void JoinNumbers()
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            var (number, next) = (_tokens[i], _tokens[i + 1]);
            if (number.Kind != SupportKind.Number || next.Kind != SupportKind.Word || next.Sentence != number.Sentence) continue;
            var multiplier = SupportWords.MultiplierOf(next.Word);
            var isNumber = decimal.TryParse(number.Word, CultureInfo.InvariantCulture, out var value);
            if (multiplier > 1 && isNumber && value < MostMultiplied)
            {
                _tokens[i] = number with { Word = Write(value * multiplier) };
                _tokens.RemoveAt(i + 1);
                i--;
            }
            else if (number.Unit.Length == 0 && SupportWords.UnitOf(next.Word) is { } unit)
            {
                _tokens[i] = number with { Unit = unit };
                _tokens[i + 1] = next with { IsStop = true };
            }
        }
    }

    private void Add(
        SupportKind kind, int start, int end, string word, bool isName = false, bool isCapital = false, string unit = "")
    {
        if (word.Length == 0) return;
        var token = kind == SupportKind.Word && Analyzer.Analyze(word) is [var only] ? only : default;
        _tokens.Add(new SupportToken(kind, word, token.Term is { Length: > 0 } stem ? stem : word)
        {
            Start = start,
            End = end,
            Sentence = _sentence,
            Clause = _clause,
            IsName = isName,
            IsCapital = isCapital,
            IsStop = token.Kind == TokenKind.StopWord && !isName,
            Unit = unit,
        });
    }
}
