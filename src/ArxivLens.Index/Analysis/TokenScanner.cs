using System.Text;

namespace ArxivLens.Index.Analysis;

/// <summary>
/// Walks a text token by token without allocating; docs/index-format.md states the rules. Reading stays linear in the
/// length of the text because a mathematical span is looked for only as far as the next dollar sign.
/// </summary>
internal ref struct TokenScanner(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>UTF-16 units of a term at most; what is longer is cut, its place in the text is not.</summary>
    public const int MaximumTerm = 64;

    /// <summary>Units the caller's buffer must have: the form of a token and behind it its stem.</summary>
    public const int BufferLength = 2 * Half;

    private const int Half = MaximumTerm + LetterFolding.MaximumLength;
    private const int NotStemmed = -1;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer[..Half];
    private readonly Span<char> _stem = buffer.Slice(Half, Half);
    private int _next;
    private int _length;
    private int _stemLength;
    private int _mathematicsEnd = -1;
    private int _dollars;
    private bool _hasLetter;
    private bool _hasDigit;

    /// <summary>
    /// The current token as it is indexed, a stem where it is a word; valid until the next step. Made when it is asked for:
    /// who knows the stem of a form already need not pay for it again.
    /// </summary>
    public ReadOnlySpan<char> Term
    {
        get
        {
            if (_stemLength == NotStemmed && (_stemLength = WordStem.Write(Form, _stem)) == 0)
                Form[..(_stemLength = _length)].CopyTo(_stem);
            return _stemLength > 0 ? _stem[.._stemLength] : Form;
        }
    }

    /// <summary>Whether the term is the stem of the form, whatever that is; otherwise it is the form itself.</summary>
    public readonly bool IsStemmed => _stemLength != 0;

    /// <summary>The current token as it was written, folded; valid until the next step.</summary>
    public readonly ReadOnlySpan<char> Form => _buffer[.._length];

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the current token ends.</summary>
    public readonly int End => _next;

    /// <summary>What the current token is.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Goes to the next token.</summary>
    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            var kind = TextCharacters.KindAt(_text, _next, out var rune, out var width);
            if (kind != CharacterKind.Separator && kind != CharacterKind.Mark)
            {
                ReadToken(kind);
                return true;
            }

            if (rune.Value == '$')
                PassDollar();
            else if (rune.Value != '\\')
                _next += width;
            else if (ReadCommand())
                return true;
        }

        return false;
    }

    private void PassDollar()
    {
        if (_next == _mathematicsEnd)
        {
            _next += _dollars;
            return;
        }

        var after = _next + 1;
        while (after < _text.Length && _text[after] == '$')
            after++;
        var close = TexCommands.FindDollar(_text[after..]);
        // A price list ("$5 and $6") has a blank before the second sign or a digit behind it; mathematics has not.
        if (close > 0 && _text[after] != ' ' && _text[after + close - 1] != ' ' && !IsDigitAt(after + close + 1))
        {
            _mathematicsEnd = after + close;
            _dollars = after - _next;
        }

        _next = after;
    }

    private bool ReadCommand()
    {
        var start = _next++;
        // An escaped dollar sign is one of money.
        if (_next < _text.Length && _text[_next] is '$' or '\\')
        {
            _next++;
            return false;
        }

        while (_next < _text.Length && char.IsAsciiLetter(_text[_next]))
            _next++;
        var name = _text[(start + 1).._next];
        if (name.IsEmpty || TexCommands.OnlyShapes(name))
            return false;
        Begin(start);
        foreach (var letter in name)
            Append(new Rune(letter));
        Kind = TokenKind.Mathematics;
        return true;
    }

    private void Begin(int start)
    {
        Start = start;
        _length = 0;
        _stemLength = 0;
        _hasLetter = false;
        _hasDigit = false;
    }

    private void ReadToken(CharacterKind first)
    {
        Begin(_next);
        if (first == CharacterKind.Ideograph)
        {
            Take(first);
            Kind = TokenKind.Word;
            return;
        }

        do
        {
            TakeRun();
        }
        while (PassJoint());
        TakeLanguageSuffix();
        Classify();
    }

    private void TakeRun()
    {
        while (_next < _text.Length)
        {
            var unit = _text[_next];
            if (char.IsAsciiLetterOrDigit(unit))
            {
                TakeAscii(unit);
                continue;
            }

            var kind = TextCharacters.KindAt(_text, _next, out _, out _);
            if (kind is CharacterKind.Separator or CharacterKind.Ideograph)
                return;
            Take(kind);
        }
    }

    /// <summary>What <see cref="Take"/> does, for nearly all letters there are, without looking them up.</summary>
    private void TakeAscii(char unit)
    {
        var isDigit = unit <= '9';
        _hasDigit |= isDigit;
        _hasLetter |= !isDigit;
        if (_length < MaximumTerm)
            _buffer[_length++] = isDigit ? unit : (char)(unit | 0x20);
        _next++;
    }

    private void Take(CharacterKind kind)
    {
        Rune.DecodeFromUtf16(_text[_next..], out var rune, out var width);
        _next += width;
        _hasLetter |= kind is CharacterKind.Letter or CharacterKind.Ideograph;
        _hasDigit |= kind == CharacterKind.Digit;
        Append(rune);
    }

    private void Append(Rune rune)
    {
        if (_length >= MaximumTerm)
            return;
        var added = LetterFolding.Fold(rune, _buffer[_length..]);
        // A letter that folds to several is taken whole or not at all.
        if (_length + added <= MaximumTerm)
            _length += added;
    }

    /// <summary>Passes what joins two runs into one token: a decimal point, an apostrophe, an index.</summary>
    private bool PassJoint()
    {
        if (_next + 1 >= _text.Length)
            return false;
        switch (_text[_next])
        {
            case '.':
                if (_hasLetter || !IsDigitAt(_next + 1))
                    return false;
                _next++;
                Append(new Rune('.'));
                return true;
            case '\'' or '’':
                return PassApostrophe();
            default:
                return PassIndex();
        }
    }

    private bool PassApostrophe()
    {
        if (!_hasLetter || KindAt(_next + 1) != CharacterKind.Letter)
            return false;
        if (_text[_next + 1] is 's' or 'S' && KindAt(_next + 2) is CharacterKind.Separator)
        {
            _next += 2;
            return false;
        }

        _next++;
        return true;
    }

    /// <summary>AdS_5, AdS_{5} and AdS$_5$ are one word, ads5: an index of digits belongs to the word it hangs on.</summary>
    private bool PassIndex()
    {
        if (!_hasLetter || _hasDigit)
            return false;
        var at = _next;
        var opens = _text[at] == '$' && at > _mathematicsEnd;
        if (opens)
            at++;
        if (at >= _text.Length || _text[at] is not ('_' or '^'))
            return false;
        at++;
        if (at < _text.Length && _text[at] == '{')
            at++;
        if (!IsDigitAt(at))
            return false;
        if (opens)
            PassDollar();
        _next = at;
        return true;
    }

    private void TakeLanguageSuffix()
    {
        if (_length != 1 || !_hasLetter || _next >= _text.Length)
            return;
        if (_text[_next..].StartsWith("++"))
        {
            "++".CopyTo(_buffer[1..]);
            _length = 3;
            _next += 2;
        }
        else if (_text[_next] == '#')
        {
            _buffer[1] = '#';
            _length = 2;
            _next++;
        }
    }

    private void Classify()
    {
        if (Start < _mathematicsEnd)
        {
            Kind = TokenKind.Mathematics;
            return;
        }

        if (!_hasLetter)
        {
            Kind = TokenKind.Number;
            return;
        }

        Kind = StopWords.Contains(Form) ? TokenKind.StopWord : TokenKind.Word;
        if (Kind == TokenKind.Word)
            _stemLength = NotStemmed;
    }

    private readonly bool IsDigitAt(int index) => KindAt(index) == CharacterKind.Digit;

    private readonly CharacterKind KindAt(int index)
        => index < _text.Length ? TextCharacters.KindAt(_text, index, out _, out _) : CharacterKind.Separator;
}
