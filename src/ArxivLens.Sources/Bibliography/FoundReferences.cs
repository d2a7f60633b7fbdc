using ArxivLens.Core.References;
using ArxivLens.Core.Shelves;

namespace ArxivLens.Sources.Bibliography;

/// <summary>What is found in a file of references while it is read from its beginning to its end.</summary>
internal sealed class FoundReferences(string text)
{
    private const int ShownOfUnread = 120;
    private const int MostUnread = 1_000;

    private readonly List<ImportedReference> references = [];
    private readonly List<UnreadReference> unread = [];
    private (int At, int Line) counted = (0, 1);
    private bool isCut;

    /// <summary>Adds a reference.</summary>
    /// <param name="start">Where in the text it begins.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="written">What it says; <c>null</c> when it says nothing.</param>
    /// <param name="keywords">Its keywords.</param>
    /// <param name="note">What is noted of it.</param>
    public void Add(int start, string title, WrittenReference? written, IEnumerable<string> keywords, string note)
    {
        if (references.Count >= ShelfLimits.MostImported)
        {
            if (!isCut)
                AddUnread(start, $"a file is read up to {ShelfLimits.MostImported} references; save the rest in another");
            isCut = true;
            return;
        }

        if (written is null)
            AddUnread(start, "it has neither title nor identifier");
        else
            references.Add(new ImportedReference(LineOf(start), title, written) { Tags = ShelfText.TakeTags(keywords), Note = ShelfText.TakeNote(note) });
    }

    /// <summary>Adds something that cannot be read.</summary>
    public void AddUnread(int start, string reason)
    {
        if (unread.Count >= MostUnread)
            return;
        var end = text.IndexOf('\n', start) is >= 0 and var at ? at : text.Length;
        unread.Add(new UnreadReference(LineOf(start), ShelfText.TakeTitle(text.Substring(start, Math.Min(end - start, ShownOfUnread))), reason));
    }

    /// <summary>All of it.</summary>
    public ReferenceFile ToFile(string format) => new(format, references, unread);

    private int LineOf(int start)
    {
        // They come in order but for what is broken, so that lines are counted about once.
        if (start < counted.At)
            counted = (0, 1);
        counted = (start, counted.Line + text.AsSpan(counted.At, start - counted.At).Count('\n'));
        return counted.Line;
    }
}
