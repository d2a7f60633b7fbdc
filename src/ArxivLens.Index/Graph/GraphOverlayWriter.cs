using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>
/// Gathers nodes with their new references and writes an overlay: these rows, and the rows of citations that change by them.
/// </summary>
/// <param name="below">The graph of the layers below.</param>
/// <param name="nodeCount">Nodes with the overlay on top; not fewer than below.</param>
internal sealed class GraphOverlayWriter(CitationGraph below, int nodeCount)
{
    private readonly SortedDictionary<int, Replacement> _replacements = [];

    /// <summary>Gives a node all its references anew; none take all away.</summary>
    /// <param name="citing">The node.</param>
    /// <param name="cited">What it cites, in any order, each once.</param>
    /// <param name="origins">Who asserts each edge.</param>
    /// <exception cref="ArgumentException">
    /// A number is out of range, stands twice, or is the node's own; or the node was given before.
    /// </exception>
    public void Replace(int citing, ReadOnlySpan<int> cited, ReadOnlySpan<uint> origins)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)citing, (uint)nodeCount, nameof(citing));
        ArgumentOutOfRangeException.ThrowIfNotEqual(origins.Length, cited.Length, nameof(origins));
        var row = new Replacement(cited.ToArray(), origins.ToArray());
        Array.Sort(row.Cited, row.Origins);
        for (var index = 0; index < row.Cited.Length; index++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row.Cited[index], (uint)nodeCount, nameof(cited));
            if (row.Cited[index] == citing || (index > 0 && row.Cited[index] == row.Cited[index - 1]))
                throw new ArgumentException($"Document {citing} cites {row.Cited[index]} twice, or itself.", nameof(cited));
        }

        _replacements.Add(citing, row);
    }

    /// <summary>Writes the file.</summary>
    public void Write(SectionWriter writer)
    {
        var references = new OverlayRows();
        var changes = new List<Change>();
        foreach (var (citing, row) in _replacements)
        {
            references.AddRow(citing, row.Cited, OriginRow.Plain(row.Origins));
            if (citing < below.NodeCount)
                Compare(citing, below.References(citing), below.ReferenceOrigins(citing), row, changes);
            else
                Compare(citing, [], default, row, changes);
        }

        var citations = Apply(changes);
        references.Rank(below.Importances);
        citations.Rank(below.Importances);
        var edges = below.EdgeCount + changes.Sum(change => change.Step);
        GraphFile.WriteOverlay(writer, nodeCount, edges, references, citations);
    }

    /// <summary>Tells what a row's replacement changes for the nodes it cited or cites.</summary>
    private static void Compare(
        int citing, ReadOnlySpan<int> old, OriginRow oldOrigins, Replacement row, List<Change> changes)
    {
        int at = 0, oldAt = 0;
        while (at < row.Cited.Length || oldAt < old.Length)
        {
            var isOld = oldAt < old.Length && (at == row.Cited.Length || old[oldAt] <= row.Cited[at]);
            var isNew = at < row.Cited.Length && (oldAt == old.Length || row.Cited[at] <= old[oldAt]);
            if (!isNew)
                changes.Add(new Change(old[oldAt], citing, 0, -1));
            else if (!isOld)
                changes.Add(new Change(row.Cited[at], citing, row.Origins[at], 1));
            else if (oldOrigins[oldAt] != row.Origins[at])
                changes.Add(new Change(row.Cited[at], citing, row.Origins[at], 0));
            at += isNew ? 1 : 0;
            oldAt += isOld ? 1 : 0;
        }
    }

    private OverlayRows Apply(List<Change> changes)
    {
        changes.Sort();
        var rows = new OverlayRows();
        for (int first = 0, next; first < changes.Count; first = next)
        {
            var cited = changes[first].Cited;
            for (next = first + 1; next < changes.Count && changes[next].Cited == cited;)
                next++;
            var of = changes.Slice(first, next - first);
            if (cited < below.NodeCount)
                AddChanged(rows, cited, below.Citations(cited), below.CitationOrigins(cited), of);
            else
                AddChanged(rows, cited, [], default, of);
        }

        return rows;
    }

    private static void AddChanged(
        OverlayRows rows, int cited, ReadOnlySpan<int> old, OriginRow oldOrigins, List<Change> changes)
    {
        var at = 0;
        foreach (var change in changes)
        {
            for (; at < old.Length && old[at] < change.Citing; at++)
                rows.Add(old[at], oldOrigins[at]);
            if (at < old.Length && old[at] == change.Citing)
                at++;
            if (change.Step >= 0)
                rows.Add(change.Citing, change.Origins);
        }

        for (; at < old.Length; at++)
            rows.Add(old[at], oldOrigins[at]);
        rows.EndRow(cited);
    }

    private sealed record Replacement(int[] Cited, uint[] Origins);

    /// <summary>A citation that is new (1), gone (−1) or has other origins (0).</summary>
    private readonly record struct Change(int Cited, int Citing, uint Origins, int Step) : IComparable<Change>
    {
        public int CompareTo(Change other)
            => Cited != other.Cited ? Cited.CompareTo(other.Cited) : Citing.CompareTo(other.Citing);
    }
}
