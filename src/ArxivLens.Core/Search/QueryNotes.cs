namespace ArxivLens.Core.Search;

/// <summary>What was read otherwise than typed, each thing told once, and which limits it went over.</summary>
internal sealed class QueryNotes
{
    private readonly List<string> notes = [];
    private readonly SortedSet<QueryLimit> exceeded = [];

    /// <summary>The notes in the order they came up.</summary>
    public IReadOnlyList<string> All => notes;

    /// <summary>The limits that were gone over.</summary>
    public IReadOnlyList<QueryLimit> Exceeded => [.. exceeded];

    /// <summary>Adds a note unless it is there.</summary>
    public void Add(string note)
    {
        if (!notes.Contains(note)) notes.Add(note);
    }

    /// <summary>Adds a note on a limit that was gone over.</summary>
    public void Add(QueryLimit limit, string note)
    {
        exceeded.Add(limit);
        Add(note);
    }
}
