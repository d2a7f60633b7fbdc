using System.Buffers;
using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Reads text with TeX in it once, from left to right.</summary>
internal sealed class TexReader(string text)
{
    private const int LongestDroppedArgument = 500;

    private static readonly SearchValues<char> Special = SearchValues.Create("\\{}$~`'-\n\r\t\v\f\u0085\u00a0\u2028\u2029");

    private readonly TexWriter writer = new(text.Length);
    private readonly TexMath math = new(text);
    private readonly Stack<bool> groups = new();
    private int position;
    private bool isAfterCitation;

    // Where the address of a link ends and its text begins
    private int spaceAt = -1;

    public string Read()
    {
        while (position < text.Length)
        {
            var step = text.AsSpan(position).IndexOfAny(Special);
            var end = step < 0 ? text.Length : position + step;
            if (end > position)
                ReadRun(text.AsSpan(position, end - position));
            position = end;
            if (position < text.Length)
                ReadSpecial(text[position]);
        }

        return writer.ToString();
    }

    private void ReadRun(ReadOnlySpan<char> run)
    {
        if (run.ContainsAnyInRange('\u0300', '\uffff'))
            ReadEach(run);
        else
            ReadWords(run);
    }

    /// <summary>Copies stretches without two blanks in a row.</summary>
    private void ReadWords(ReadOnlySpan<char> run)
    {
        while (!run.IsEmpty)
        {
            if (run[0] == ' ')
            {
                writer.Space();
                run = run[1..];
                continue;
            }

            var end = run.IndexOf("  ", StringComparison.Ordinal);
            if (end < 0)
                end = run[^1] == ' ' ? run.Length - 1 : run.Length;
            BeforeText(run[0]);
            writer.Run(run[..end]);
            run = run[end..];
        }
    }

    private void ReadEach(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (char.IsWhiteSpace(c))
            {
                writer.Space();
                continue;
            }

            BeforeText(c);
            writer.Write(c);
        }
    }

    private void BeforeText(char first)
    {
        if (isAfterCitation && first is '.' or ',' or ';' or ':' or ')' or ']')
            writer.ForgetSpace();
        isAfterCitation = false;
    }

    private void ReadSpecial(char c)
    {
        switch (c)
        {
            case '\\':
                ReadBackslash();
                break;
            case '$':
                ReadDollar();
                break;
            case '{':
                OpenGroup();
                break;
            case '}':
                CloseGroup();
                break;
            case '~':
                ReadTilde();
                break;
            case '\'' or '`' or '-':
                isAfterCitation = false;
                writer.Write(c);
                position++;
                break;
            default:
                writer.Space(c == '\n' ? 1 : 0);
                position++;
                break;
        }
    }

    private void ReadDollar()
    {
        if (TryReadMath())
            return;
        var length = position + 1 < text.Length && text[position + 1] == '$' ? 2 : 1;
        writer.Verbatim(length == 2 ? "\\$\\$" : "\\$");
        position += length;
    }

    private bool TryReadMath()
    {
        var end = math.EndOfSpanAt(position);
        if (end < 0)
            return false;
        isAfterCitation = false;
        writer.Verbatim(text.AsSpan(position, end - position));
        position = end;
        return true;
    }

    private void OpenGroup()
    {
        var isKept = writer.KeepsGroup;
        if (isKept)
            writer.KeptBrace('{');
        groups.Push(isKept);
        position++;
    }

    private void CloseGroup()
    {
        if (groups.TryPop(out var isKept) && isKept)
            writer.KeptBrace('}');
        position++;
        if (position == spaceAt)
            writer.Space();
    }

    /// <summary>A tilde ties words; before a number it means about, in an address it is itself.</summary>
    private void ReadTilde()
    {
        position++;
        var isBeforeDigit = position < text.Length && char.IsAsciiDigit(text[position]);
        if (writer.Last == '/' || (isBeforeDigit && writer.IsAtWordStart))
            writer.Write('~');
        else
            writer.Space();
    }

    private void ReadBackslash()
    {
        if (TryReadMath())
            return;
        var end = position + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        if (end > position + 1)
            ReadWord(text.AsSpan(position + 1, end - position - 1), end);
        else if (end < text.Length)
            ReadSymbol(text[end]);
        else
            position = end;
    }

    private void ReadSymbol(char symbol)
    {
        var command = text.AsSpan(position + 1, 1);
        position += 2;
        if (TexSymbols.TryGetAccent(command, out var mark))
        {
            ReadAccent(mark, symbol);
            return;
        }

        switch (symbol)
        {
            case '{' or '}' or '$':
                writer.Verbatim(text.AsSpan(position - 2, 2));
                break;
            case '\\' or ' ' or ',' or ';' or ':' or '>' or '\n' or '\t' or '\r':
                writer.Space();
                break;
            case '-' or '/' or '!' or '@':
                break;
            default:
                // the character after the backslash is read as itself
                position--;
                break;
        }
    }

    private void ReadWord(ReadOnlySpan<char> word, int end)
    {
        var start = position;
        position = end;
        if (TexSymbols.TryGetAccent(word, out var mark))
        {
            ReadAccent(mark, '\0');
        }
        else if (TexSymbols.Character(word) is { } character)
        {
            isAfterCitation = false;
            writer.Write(character);
            SkipSpace();
        }
        else if (TexSymbols.Sign(word) is { } sign)
        {
            isAfterCitation = false;
            writer.Write(sign);
        }
        else
        {
            ReadOtherWord(word, start);
        }
    }

    private void ReadOtherWord(ReadOnlySpan<char> word, int start)
    {
        if (TexSymbols.IsStyle(word))
        {
            if (word is "footnote" or "item")
                writer.Space();
            SkipSpace();
            if (word is "href" && position < text.Length && text[position] == '{')
                spaceAt = EndOfArgument(position);
        }
        else if (word is "par")
        {
            writer.Space(2);
        }
        else if (TexSymbols.IsSpace(word))
        {
            writer.Space();
        }
        else if (TexSymbols.IsDropped(word))
        {
            DropArguments();
        }
        else
        {
            writer.Command(text.AsSpan(start, position - start));
        }
    }

    /// <summary>
    /// An accent goes on the letter that follows, whichever way it is wrapped; without one it is the plain sign.
    /// </summary>
    private void ReadAccent(char mark, char sign)
    {
        isAfterCitation = false;
        var start = position;
        SkipSpace();
        var isInGroup = position < text.Length && text[position] == '{';
        if (isInGroup)
            position++;
        if (TryReadLetter(mark))
        {
            // the closing brace closes what was opened here
            if (isInGroup)
                groups.Push(false);
            return;
        }

        var isEmpty = isInGroup && position < text.Length && text[position] == '}';
        position = isEmpty ? position + 1 : start;
        if (sign == '~')
            writer.Space();
        else if (sign != '\0')
            writer.Write(sign);
    }

    private bool TryReadLetter(char mark)
    {
        if (position >= text.Length)
            return false;
        if (text[position] == '\\')
            return TryReadLetterCommand(mark);
        if (!Rune.TryGetRuneAt(text, position, out var rune) || !Rune.IsLetter(rune))
            return false;
        foreach (var c in text.AsSpan(position, rune.Utf16SequenceLength))
            writer.Write(c);
        writer.Write(mark);
        position += rune.Utf16SequenceLength;
        return true;
    }

    private bool TryReadLetterCommand(char mark)
    {
        var end = position + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var command = text.AsSpan(position + 1, end - position - 1);
        if (command.IsEmpty || TexSymbols.Character(command) is not { Length: 1 } letter || !char.IsLetter(letter[0]))
            return false;

        // an accent takes the place of the dot
        writer.Write(letter[0] switch { 'ı' => 'i', 'ȷ' => 'j', var other => other });
        writer.Write(mark);
        position = end;
        SkipSpace();
        return true;
    }

    private void SkipSpace()
    {
        while (position < text.Length && text[position] is ' ' or '\t')
            position++;
    }

    private void DropArguments()
    {
        isAfterCitation = true;
        if (position < text.Length && text[position] == '*')
            position++;
        while (position < text.Length && text[position] is '[' or '{')
        {
            var end = EndOfArgument(position);
            if (end < 0)
                return;
            var isLast = text[position] == '{';
            position = end;
            if (isLast)
                return;
        }
    }

    private int EndOfArgument(int start)
    {
        var depth = 0;
        var close = text[start] == '{' ? '}' : ']';
        var limit = Math.Min(text.Length, start + LongestDroppedArgument);
        for (var i = start; i < limit; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == text[start])
                depth++;
            else if (text[i] == close && --depth == 0)
                return i + 1;
        }

        return -1;
    }
}
