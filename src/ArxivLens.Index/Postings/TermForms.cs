using System.Numerics;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>The surface forms of one term while it is written: numbered as they come, coded by how often they occur.</summary>
internal sealed class TermForms
{
    /// <summary>Forms a term has at most; more are not to be expected from any text.</summary>
    public const int Most = 1 << 16;

    private byte[] _bytes = new byte[1 << 10];
    private readonly List<(int Start, int Length)> _forms = [];
    private int[] _counts = new int[16];
    private int[] _codes = new int[16];
    private readonly List<int> _order = [];
    private int _used;

    /// <summary>Adds a form, or finds it again.</summary>
    public int Add(ReadOnlySpan<byte> form)
    {
        for (var number = 0; number < _forms.Count; number++)
        {
            if (Bytes(number).SequenceEqual(form))
                return number;
        }

        if (_bytes.Length < _used + form.Length)
            Array.Resize(ref _bytes, 2 * (_used + form.Length));
        form.CopyTo(_bytes.AsSpan(_used));
        if (_forms.Count == _counts.Length)
        {
            Array.Resize(ref _counts, 2 * _counts.Length);
            Array.Resize(ref _codes, _counts.Length);
        }

        _counts[_forms.Count] = 0;
        _forms.Add((_used, form.Length));
        _used += form.Length;
        return _forms.Count - 1;
    }

    /// <summary>Counts an occurrence of a form.</summary>
    public void Count(int form) => _counts[form]++;

    /// <summary>The codes of the forms, after <see cref="Order"/>.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>
    /// Codes the forms that occur, most frequent first, and adds them to the table of forms; a term whose one form is itself adds
    /// none. Returns the bits of a code.
    /// </summary>
    public int Order(ReadOnlySpan<byte> term, StringTableWriter table)
    {
        _order.Clear();
        for (var number = 0; number < _forms.Count; number++)
        {
            if (_counts[number] > 0)
                _order.Add(number);
        }

        if (_order.Count > 1)
            _order.Sort(Compare);
        for (var code = 0; code < _order.Count; code++)
            _codes[_order[code]] = code;
        if (_order.Count > 1 || !Bytes(_order[0]).SequenceEqual(term))
        {
            foreach (var number in _order)
                table.Add(Bytes(number));
        }

        return BitsOf(_order.Count);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _forms.Clear();
        _used = 0;
    }

    /// <summary>Bits that tell so many forms apart.</summary>
    public static int BitsOf(int forms) => forms <= 1 ? 0 : BitOperations.Log2((uint)(forms - 1)) + 1;

    private ReadOnlySpan<byte> Bytes(int number) => _bytes.AsSpan(_forms[number].Start, _forms[number].Length);

    private int Compare(int left, int right) => _counts[left] != _counts[right]
        ? _counts[right].CompareTo(_counts[left])
        : Bytes(left).SequenceCompareTo(Bytes(right));
}
