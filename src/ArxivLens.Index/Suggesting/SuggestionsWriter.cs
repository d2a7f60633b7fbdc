using ArxivLens.Index.Files;

namespace ArxivLens.Index.Suggesting;

/// <summary>Gathers what is suggested while typing.</summary>
internal sealed class SuggestionsWriter
{
    private int _count;

    /// <summary>Takes the next document.</summary>
    public void Add(string title, string authors) => _count += title.Length + authors.Length;

    /// <summary>Writes the suggestions file.</summary>
    public void Write(SectionWriter writer)
        => writer.WriteSection<int>([_count]);
}
