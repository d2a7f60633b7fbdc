using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>
/// Builds plain text. Every rule looks at what is written already and never at the input, so reading the result again leads
/// through the same states and changes nothing.
/// </summary>
internal sealed class TexWriter(int capacity)
{
    private readonly StringBuilder text = new(capacity);

    // White space is held back until something follows it
    private int lineBreaks;
    private bool isSpacePending;
    private int endOfCommand = -1;
    private int endOfKeptGroup = -1;

    /// <summary>Whether a group that begins here belongs to what stands before it: <c>x^{2}</c>, <c>\frac{a}{b}</c>.</summary>
    public bool KeepsGroup => !IsAfterSpace
        && (text.Length == endOfCommand || text.Length == endOfKeptGroup || Last is '^' or '_');

    /// <summary>Whether nothing stands directly before: the beginning, white space, an opening bracket.</summary>
    public bool IsAtWordStart => IsAfterSpace || Last is '(' or '[';

    /// <summary>The last character; NUL at the beginning and after white space.</summary>
    public char Last => IsAfterSpace ? '\0' : text[^1];

    private bool IsAfterSpace => isSpacePending || text.Length == 0;

    public void Space(int breaks = 0)
    {
        isSpacePending = true;
        lineBreaks += breaks;
    }

    /// <summary>Takes back the white space before a dropped citation when punctuation follows.</summary>
    public void ForgetSpace()
    {
        isSpacePending = false;
        lineBreaks = 0;
    }

    /// <summary>
    /// Writes a run that holds no white space but single blanks inside, and nothing that could join to something else.
    /// </summary>
    public void Run(ReadOnlySpan<char> run)
    {
        Flush(run[0]);
        text.Append(run);
    }

    public void Write(char c)
    {
        Flush(c);
        var last = text.Length > 0 ? text[^1] : '\0';
        var joined = text.Length == endOfCommand ? null : Join(last, c);
        if (joined is { } one)
            text[^1] = one;
        else
            text.Append(c);
    }

    public void Write(string characters)
    {
        foreach (var c in characters)
            Write(c);
    }

    /// <summary>Writes what is to stay exactly as it is: mathematics, an escaped sign.</summary>
    public void Verbatim(ReadOnlySpan<char> span)
    {
        Flush('\0');
        text.Append(span);
    }

    /// <summary>Writes a command that is not known.</summary>
    public void Command(ReadOnlySpan<char> command)
    {
        Verbatim(command);
        endOfCommand = text.Length;
    }

    public void KeptBrace(char brace)
    {
        Verbatim([brace]);
        if (brace == '}')
            endOfKeptGroup = text.Length;
    }

    public override string ToString() => text.ToString();

    private void Flush(char next)
    {
        if (isSpacePending && text.Length > 0)
            text.Append(lineBreaks > 1 ? "\n\n" : " ");
        else if (text.Length == endOfCommand && char.IsAsciiLetter(next))
            text.Append(' ');
        ForgetSpace();
    }

    private static char? Join(char last, char next) => (last, next) switch
    {
        ('-', '-') => '–',
        ('–', '-') => '—',
        ('`', '`') => '“',
        ('\'', '\'') => '”',
        _ => next < '\u0300' ? null : Letters.Compose(last, next),
    };
}
