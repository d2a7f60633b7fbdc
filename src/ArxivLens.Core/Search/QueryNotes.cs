namespace ArxivLens.Core.Search;

/// <summary>What was read otherwise than typed, each thing told once.</summary>
internal sealed class QueryNotes
{
    private readonly List<string> notes = [];

    /// <summary>The notes in the order they came up.</summary>
    public IReadOnlyList<string> All => notes;

    /// <summary>Adds a note unless it is there.</summary>
    public void Add(string note)
    {
        if (!notes.Contains(note)) notes.Add(note);
    }
}
