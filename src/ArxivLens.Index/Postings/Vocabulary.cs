using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Postings;

/// <summary>
/// The terms met during a build and the surface forms they were met in, numbered as they come. A form leads to its term, so that
/// a word met before is looked up once and not stemmed again. The same form may have another term in mathematics, where words
/// are not stemmed: it is looked up with whether it was.
/// </summary>
internal sealed class Vocabulary
{
    private const ulong Upper = 0xFFFF_FFFF_0000_0000;
    private const ulong StemmedMark = 1UL << 63;

    private readonly NumberedTexts _terms = new();
    private readonly NumberedTexts _longForms = new();
    private Term[] _ofTerms = new Term[1 << 10];
    private Meaning[] _meanings = new Meaning[1 << 10];
    private int _count;

    // The upper half of a key's hash and, below it, the number of a meaning and one more; 0 is free.
    private ulong[] _slots = new ulong[1 << 12];

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>The terms by number.</summary>
    public NumberedTexts Terms => _terms;

    /// <summary>What a form means that was met before; of term −1 when it was not.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isStemmed">Whether its term is its stem and not itself.</param>
    public Form Find(ReadOnlySpan<char> form, bool isStemmed)
    {
        var number = FindMeaning(KeyOf(form, isStemmed), form);
        return number < 0 ? Form.None : _meanings[number].Form;
    }

    /// <summary>Numbers a form that was not met before.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isStemmed">Whether its term is its stem and not itself.</param>
    /// <param name="term">The term.</param>
    public Form Add(ReadOnlySpan<char> form, bool isStemmed, ReadOnlySpan<char> term)
    {
        if (_terms.Add(term, out var number))
            AddTerm(number, PhraseHash.OfTerm(term));
        var other = FindMeaning(KeyOf(form, !isStemmed), form);
        var isSame = other >= 0 && _meanings[other].Form.Term == number;
        var index = isSame ? _meanings[other].Form.Index : _ofTerms[number].Forms++;
        var meaning = new Form(number, index, _ofTerms[number].Hash);
        if (!isSame)
            Link(ref _ofTerms[number]);
        Keep(form, KeyOf(form, isStemmed), meaning);
        return meaning;
    }

    /// <summary>The UTF-8 of a form of a term.</summary>
    public ReadOnlySpan<byte> FormOf(int term, int index)
    {
        var number = _ofTerms[term].First;
        for (; index > 0; index--)
            number = _meanings[number].Next;
        ref readonly var meaning = ref _meanings[number];
        if (!meaning.Key.Form.IsWhole)
            return _longForms.Bytes(meaning.LongForm);
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<TokenForm>(in meaning.Key.Form));
        var end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }

    /// <summary>How many forms a term was met in.</summary>
    public int FormCount(int term) => _ofTerms[term].Forms;

    private static Key KeyOf(ReadOnlySpan<char> form, bool isStemmed)
    {
        if (!TokenForm.TryPack(form, out var packed))
            packed = new TokenForm(SeededHash.Of(form), TokenForm.HashMark);
        var hash = SeededHash.Of(packed.Low, packed.High) & ~StemmedMark;
        return new Key(packed, isStemmed ? hash | StemmedMark : hash);
    }

    private int FindMeaning(in Key key, ReadOnlySpan<char> form)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var slot = (int)key.Hash & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (((slots[slot] ^ key.Hash) & Upper) != 0)
                continue;
            var number = (int)(uint)slots[slot] - 1;
            ref readonly var meaning = ref _meanings[number];
            if (meaning.Key == key && (key.Form.IsWhole || _longForms.Find(form) == meaning.LongForm))
                return number;
        }

        return -1;
    }

    private void AddTerm(int number, ulong hash)
    {
        if (number == _ofTerms.Length)
            Array.Resize(ref _ofTerms, 2 * number);
        _ofTerms[number] = new Term { Hash = hash, First = -1, Last = -1 };
    }

    private void Link(ref Term term)
    {
        if (term.First < 0)
            term.First = _count;
        else
            _meanings[term.Last].Next = _count;
        term.Last = _count;
    }

    private void Keep(ReadOnlySpan<char> form, in Key key, Form meaning)
    {
        if (_count == _meanings.Length)
            Array.Resize(ref _meanings, 2 * _count);
        var longForm = -1;
        if (!key.Form.IsWhole)
            _longForms.Add(form, out longForm);
        _meanings[_count++] = new Meaning { Key = key, Form = meaning, LongForm = longForm, Next = -1 };
        if (_count > _slots.Length / 2)
            Widen();
        else
            Place(key.Hash, _count);
    }

    private void Widen()
    {
        _slots = new ulong[_slots.Length * 2];
        for (var number = 0; number < _count; number++)
            Place(_meanings[number].Key.Hash, number + 1);
    }

    private void Place(ulong hash, int value)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & mask;
        _slots[slot] = (hash & Upper) | (uint)value;
    }

    private struct Term
    {
        public ulong Hash;
        public int Forms;
        public int First;
        public int Last;
    }

    private struct Meaning
    {
        public Key Key;
        public Form Form;
        public int LongForm;
        public int Next;
    }

    private record struct Key(TokenForm Form, ulong Hash)
    {
        public TokenForm Form = Form;
    }
}

/// <summary>What a surface form means.</summary>
/// <param name="Term">Number of its term.</param>
/// <param name="Index">Which of the term's forms it is, counted from 0 as they came.</param>
/// <param name="Hash">The hash of the term, for phrases.</param>
internal readonly record struct Form(int Term, int Index, ulong Hash)
{
    /// <summary>That of a form that was not met before.</summary>
    public static Form None { get; } = new(-1, 0, 0);
}
