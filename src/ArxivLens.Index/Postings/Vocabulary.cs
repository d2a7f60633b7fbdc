using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using ArxivLens.Index.Analysis;
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

    private readonly NumberedTexts _terms = new();
    private readonly NumberedTexts _longForms = new();
    private readonly char[] _stem = new char[TokenScanner.BufferLength];
    private Term[] _ofTerms = new Term[1 << 10];
    private GrowingArray<Meaning> _meanings = new(1 << 10);

    // The upper half of a key's hash and, below it, the number of a meaning and one more; 0 is free.
    private ulong[] _slots = LendSlots(1 << 12);

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>The terms by number.</summary>
    public NumberedTexts Terms => _terms;

    /// <summary>What a form means, numbered when it is new.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isStemmed">Whether its term is its stem and not itself.</param>
    public Form Number(ReadOnlySpan<char> form, bool isStemmed) => Number(FormKey.Of(form, isStemmed), form, isStemmed);

    /// <summary>As the other, with the key of the form.</summary>
    public Form Number(in FormKey key, ReadOnlySpan<char> form, bool isStemmed)
    {
        var number = Find(key, form);
        return number < 0 ? Add(key, form, isStemmed) : _meanings[number].Form;
    }

    /// <summary>Asks for the slot of a form that will be looked up soon.</summary>
    public void PrefetchSlot(in FormKey key) => Prefetch.Of(in _slots[(int)key.Hash & (_slots.Length - 1)]);

    /// <summary>Asks for what a form likely means, once its slot is there.</summary>
    public void PrefetchMeaning(in FormKey key)
    {
        var number = (int)(uint)_slots[(int)key.Hash & (_slots.Length - 1)] - 1;
        if (number >= 0)
            Prefetch.Of(in _meanings[number]);
    }

    /// <summary>Asks for what is known of a term that will be written soon.</summary>
    public void PrefetchTerm(int term)
    {
        Prefetch.Of(in _ofTerms[term]);
        _terms.PrefetchEntry(term);
    }

    /// <summary>Asks for the texts of a term, once what is known of it is there.</summary>
    public void PrefetchTexts(int term)
    {
        Prefetch.Of(in _meanings[_ofTerms[term].First]);
        _terms.PrefetchBytes(term);
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

    /// <summary>Gives the memory of the table back; nothing must be looked up any more.</summary>
    public void Release()
    {
        _meanings.Release();
        ArrayPool<ulong>.Shared.Return(_slots);
        _slots = [];
    }

    // The lengths of lent arrays are powers of two, as that of a table must be.
    private static ulong[] LendSlots(int length)
    {
        var slots = ArrayPool<ulong>.Shared.Rent(length);
        if (!BitOperations.IsPow2(slots.Length))
            slots = new ulong[length];
        slots.AsSpan().Clear();
        return slots;
    }

    private Form Add(in FormKey key, ReadOnlySpan<char> form, bool isStemmed)
    {
        var length = isStemmed ? WordStem.Write(form, _stem) : 0;
        var term = length > 0 ? _stem.AsSpan(0, length) : form;
        if (_terms.Add(term, out var number))
            AddTerm(number, PhraseHash.OfTerm(term));
        var other = Find(FormKey.Of(form, !isStemmed), form);
        var isSame = other >= 0 && _meanings[other].Form.Term == number;
        var index = isSame ? _meanings[other].Form.Index : _ofTerms[number].Forms++;
        var meaning = new Form(number, index, _ofTerms[number].Hash);
        if (!isSame)
            Link(ref _ofTerms[number]);
        Keep(key, form, meaning);
        return meaning;
    }

    private int Find(in FormKey key, ReadOnlySpan<char> form)
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
            term.First = _meanings.Count;
        else
            _meanings[term.Last].Next = _meanings.Count;
        term.Last = _meanings.Count;
    }

    private void Keep(in FormKey key, ReadOnlySpan<char> form, Form meaning)
    {
        var longForm = -1;
        if (!key.Form.IsWhole)
            _longForms.Add(form, out longForm);
        _meanings.Add(new Meaning { Key = key, Form = meaning, LongForm = longForm, Next = -1 });
        if (_meanings.Count > _slots.Length / 2)
            Widen();
        else
            Place(key.Hash, _meanings.Count);
    }

    private void Widen()
    {
        var larger = LendSlots(2 * _slots.Length);
        ArrayPool<ulong>.Shared.Return(_slots);
        _slots = larger;
        for (var number = 0; number < _meanings.Count; number++)
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
        public FormKey Key;
        public Form Form;
        public int LongForm;
        public int Next;
    }
}

/// <summary>What a surface form means.</summary>
/// <param name="Term">Number of its term.</param>
/// <param name="Index">Which of the term's forms it is, counted from 0 as they came.</param>
/// <param name="Hash">The hash of the term, for phrases.</param>
internal readonly record struct Form(int Term, int Index, ulong Hash);
