using System.Runtime.InteropServices;
using System.Text;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// Gathers what is suggested while typing: titles by document, and for each author the names the documents give, most frequent
/// first. What is written depends on the documents only, not on whether they come one by one or from other segments.
/// </summary>
internal sealed class SuggestionsWriter
{
    /// <summary>Names of one author that are told apart.</summary>
    public const int MaximumNames = 256;

    private readonly PackedTextsWriter _titles = new();
    private readonly NumberedTexts _slugs = new();
    private readonly NumberedTexts _names = new();
    private readonly List<int> _slugOfName = [];
    private readonly List<int> _lastNameOfSlug = [];
    private readonly List<int> _nameBefore = [];
    private readonly List<int> _countOfName = [];
    private readonly List<int> _occurrences = [];
    private byte[] _pair = new byte[256];
    private int _documentStart;

    /// <summary>Takes the next document.</summary>
    public void Add(IndexDocument document)
    {
        AddTitle(Encoding.UTF8.GetBytes(document.Title));
        for (var index = 0; index < document.AuthorSlugs.Count; index++)
        {
            var name = index < document.AuthorNames.Count ? document.AuthorNames[index] : "";
            AddName(Name(Encoding.UTF8.GetBytes(document.AuthorSlugs[index]), Encoding.UTF8.GetBytes(name)));
        }
    }

    /// <summary>Takes the title of the next document; the names of its authors follow.</summary>
    public void AddTitle(ReadOnlySpan<byte> title)
    {
        _titles.Add(title);
        _documentStart = _occurrences.Count;
    }

    /// <summary>The writer's own number of an author's name.</summary>
    public int Name(ReadOnlySpan<byte> slug, ReadOnlySpan<byte> name)
    {
        if (_slugs.Add(slug, out var number))
            _lastNameOfSlug.Add(-1);
        var length = slug.Length + 1 + name.Length;
        if (_pair.Length < length)
            _pair = new byte[length];
        slug.CopyTo(_pair);
        _pair[slug.Length] = SegmentSuggestions.NameSeparator;
        name.CopyTo(_pair.AsSpan(slug.Length + 1));
        // Within a name the sign that parts names would make two of it.
        _pair.AsSpan(slug.Length + 1, name.Length).Replace(SegmentSuggestions.NameSeparator, (byte)' ');
        if (_names.Add(_pair.AsSpan(0, length), out var pair))
        {
            _slugOfName.Add(number);
            _countOfName.Add(0);
            _nameBefore.Add(_lastNameOfSlug[number]);
            _lastNameOfSlug[number] = pair;
        }

        return pair;
    }

    /// <summary>Adds a name, by the writer's own number, to the current document; of one author's names the first.</summary>
    public void AddName(int name)
    {
        foreach (var other in CollectionsMarshal.AsSpan(_occurrences)[_documentStart..])
        {
            if (_slugOfName[other] == _slugOfName[name])
                return;
        }

        _occurrences.Add(name);
        CollectionsMarshal.AsSpan(_countOfName)[name]++;
    }

    /// <summary>Writes the suggestions file.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="citations">How often the document at a place is cited; <c>null</c> for a segment that is only merged.</param>
    public void Write(SectionWriter writer, Func<int, int>? citations)
    {
        _titles.Write(writer);
        var order = _slugs.Sort();
        var names = WriteNames(writer, order);
        WriteTitleOrder(writer, citations);
        WriteWordOrder(writer, order, names, isFinal: citations is not null);
    }

    /// <summary>Writes the names by author and, by occurrence, which of them it is; returns the names for sorting.</summary>
    private PackedTextsWriter WriteNames(SectionWriter writer, int[] order)
    {
        var codes = new byte[_names.Count];
        var names = new PackedTextsWriter();
        var joined = new List<byte>();
        var forms = new List<int>();
        foreach (var slug in order)
        {
            ListNames(slug, forms);
            joined.Clear();
            for (var form = 0; form < forms.Count; form++)
            {
                codes[forms[form]] = (byte)Math.Min(form, MaximumNames - 1);
                if (form >= MaximumNames)
                    continue;
                if (form > 0)
                    joined.Add(SegmentSuggestions.NameSeparator);
                joined.AddRange(NameBytes(forms[form]));
            }

            names.Add(CollectionsMarshal.AsSpan(joined));
        }

        names.Write(writer);
        foreach (var occurrence in _occurrences)
            writer.Write(codes[occurrence]);
        writer.EndSection();
        return names;
    }

    /// <summary>Lists the names that documents give an author, most frequent first.</summary>
    private void ListNames(int slug, List<int> names)
    {
        names.Clear();
        for (var name = _lastNameOfSlug[slug]; name >= 0; name = _nameBefore[name])
        {
            if (_countOfName[name] > 0)
                names.Add(name);
        }

        if (names.Count > 1)
            names.Sort(CompareNames);
    }

    private void WriteTitleOrder(SectionWriter writer, Func<int, int>? citations)
    {
        int[] entries = citations is null ? [] : TitleOrder();
        writer.WriteSection<int>(entries);
        RankTree.Write(writer, Array.ConvertAll(entries, entry => citations!(entry >> 1)));
    }

    private int[] TitleOrder()
    {
        var order = new FoldedOrder((entry, output) => SegmentSuggestions.FoldTitle(_titles[entry >> 1], entry, output));
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        for (var place = 0; place < _titles.Count; place++)
        {
            var text = folded[..FoldedText.Fold(_titles[place], folded)];
            if (text.IsEmpty)
                continue;
            order.Add(place << 1, text);
            if (FoldedText.LeadingArticles(text) is > 0 and var articles)
                order.Add((place << 1) | 1, text[articles..]);
        }

        return order.Sort();
    }

    private void WriteWordOrder(SectionWriter writer, int[] slugs, PackedTextsWriter names, bool isFinal)
    {
        int[] entries = isFinal ? WordOrder(names) : [];
        writer.WriteSection<int>(entries);
        var counts = new int[_slugs.Count];
        for (var name = 0; name < _names.Count; name++)
            counts[_slugOfName[name]] += _countOfName[name];
        RankTree.Write(writer, Array.ConvertAll(entries, entry => counts[slugs[entry / SegmentSuggestions.MaximumWords]]));
    }

    private static int[] WordOrder(PackedTextsWriter names)
    {
        var order = new FoldedOrder((entry, output) => SegmentSuggestions.FoldWord(names, entry, output));
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        for (var author = 0; author < names.Count; author++)
        {
            var text = folded[..FoldedText.Fold(SegmentSuggestions.FirstName(names[author]), folded)];
            for (var word = 0; word < SegmentSuggestions.MaximumWords; word++)
            {
                if (FoldedText.Word(text, word) is { IsEmpty: false } found)
                    order.Add(author * SegmentSuggestions.MaximumWords + word, found);
            }
        }

        return order.Sort();
    }

    private ReadOnlySpan<byte> NameBytes(int name) => _names.Bytes(name)[(_slugs.Bytes(_slugOfName[name]).Length + 1)..];

    private int CompareNames(int left, int right) => _countOfName[left] != _countOfName[right]
        ? _countOfName[right].CompareTo(_countOfName[left])
        : NameBytes(left).SequenceCompareTo(NameBytes(right));
}
