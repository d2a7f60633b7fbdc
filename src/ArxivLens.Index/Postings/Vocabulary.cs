using System.Runtime.InteropServices;
using System.Text;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Files;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Postings;

/// <summary>
/// The terms met during a build and the surface forms they were met in, numbered as they come. A form leads to its term, so that
/// a word met before is looked up once.
/// </summary>
internal sealed class Vocabulary
{
    private readonly NumberedTexts _terms = new();
    private readonly NumberedTexts _forms = new();
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _formsOfTerm = [];
    private readonly List<Form> _meanings = [];
    private readonly List<int> _firstForm = [];
    private char[] _pair = new char[2 * TokenScanner.BufferLength + 1];

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>The terms by number.</summary>
    public NumberedTexts Terms => _terms;

    /// <summary>The term of a token and which of the term's forms it is, numbered when new.</summary>
    public Form Number(ReadOnlySpan<char> term, ReadOnlySpan<char> form)
    {
        if (!_forms.Add(form, out var number))
        {
            // The same form may have another term in mathematics, where words are not stemmed. Most forms are their terms, which
            // spares the look at the term.
            var known = _meanings[number];
            return (known.IsItself && form.SequenceEqual(term)) || IsTerm(known.Term, term) ? known : NumberPair(term, form);
        }

        return Meaning(term, form.SequenceEqual(term));
    }

    /// <summary>The hash of a term, for phrases.</summary>
    public ulong Hash(int term) => _hashes[term];

    /// <summary>The UTF-8 of a form of a term.</summary>
    public ReadOnlySpan<byte> FormOf(int term, int index)
    {
        var number = _firstForm[term];
        for (; index > 0; index--)
            number = _meanings[number].Next;
        var bytes = _forms.Bytes(number);
        var separator = bytes.IndexOf((byte)0);
        return separator < 0 ? bytes : bytes[..separator];
    }

    /// <summary>How many forms a term was met in.</summary>
    public int FormCount(int term) => _formsOfTerm[term];

    private Form NumberPair(ReadOnlySpan<char> term, ReadOnlySpan<char> form)
    {
        var length = form.Length + 1 + term.Length;
        if (_pair.Length < length)
            _pair = new char[length];
        form.CopyTo(_pair);
        _pair[form.Length] = '\0';
        term.CopyTo(_pair.AsSpan(form.Length + 1));
        return _forms.Add(_pair.AsSpan(0, length), out var number) ? Meaning(term, isItself: false) : _meanings[number];
    }

    private Form Meaning(ReadOnlySpan<char> term, bool isItself)
    {
        if (_terms.Add(term, out var number))
        {
            _hashes.Add(PhraseHash.OfTerm(term));
            _formsOfTerm.Add(0);
            _firstForm.Add(_meanings.Count);
        }
        else
        {
            Link(number, _meanings.Count);
        }

        var meaning = new Form(number, _formsOfTerm[number]++, -1, isItself);
        _meanings.Add(meaning);
        return meaning;
    }

    private void Link(int term, int number)
    {
        var last = _firstForm[term];
        while (_meanings[last].Next >= 0)
            last = _meanings[last].Next;
        CollectionsMarshal.AsSpan(_meanings)[last].Next = number;
    }

    private bool IsTerm(int number, ReadOnlySpan<char> term)
    {
        Span<byte> bytes = stackalloc byte[TokenScanner.BufferLength * 3];
        return _terms.Bytes(number).SequenceEqual(bytes[..Encoding.UTF8.GetBytes(term, bytes)]);
    }
}

/// <summary>What a surface form means.</summary>
/// <param name="Term">Number of its term.</param>
/// <param name="Index">Which of the term's forms it is, counted from 0 as they came.</param>
/// <param name="Next">Number of the term's next form, −1 for none.</param>
/// <param name="IsItself">Whether it is spelled as its term.</param>
internal record struct Form(int Term, int Index, int Next, bool IsItself);
