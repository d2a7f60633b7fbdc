using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Network;

/// <summary>Which neighbours of a work are shown when there is not room for all.</summary>
internal static class Neighbourhood
{
    /// <summary>
    /// Chooses neighbours: those of both directions first, then of each direction the most cited. A direction gets half of the
    /// places (the citing one the odd one) and what the other leaves free. Equally cited ones go by document number.
    /// </summary>
    /// <returns>By role (both, citing, referenced), within a role the most cited first.</returns>
    public static IReadOnlyList<Neighbour> Choose(CitationGraph graph, int document, int places)
    {
        var references = graph.References(document);
        var citations = graph.Citations(document);
        var cited = new HashSet<int>(references.Length);
        foreach (var r in references) cited.Add(r);
        var both = new List<Neighbour>();
        var citing = new List<Neighbour>();
        foreach (var c in citations)
        {
            var isBoth = cited.Remove(c);
            var role = isBoth ? NetworkRole.Both : NetworkRole.Citing;
            (isBoth ? both : citing).Add(new Neighbour(c, role, graph.Citations(c).Length));
        }

        cited.Remove(document);
        citing.RemoveAll(n => n.Document == document);
        both.RemoveAll(n => n.Document == document);
        var referenced = cited.Select(r => new Neighbour(r, NetworkRole.Referenced, graph.Citations(r).Length)).ToList();
        return Share(both, citing, referenced, places);
    }

    private static List<Neighbour> Share(List<Neighbour> both, List<Neighbour> citing, List<Neighbour> referenced, int places)
    {
        var chosen = MostCited(both, places);
        var left = places - chosen.Count;
        var forReferenced = Math.Max(left / 2, left - citing.Count);
        var shownReferenced = MostCited(referenced, Math.Min(forReferenced, referenced.Count));
        chosen.AddRange(MostCited(citing, left - shownReferenced.Count));
        chosen.AddRange(shownReferenced);
        return chosen;
    }

    private static List<Neighbour> MostCited(List<Neighbour> neighbours, int count)
        => [.. neighbours.OrderByDescending(n => n.Citations).ThenBy(n => n.Document).Take(count)];
}

/// <summary>A neighbour of the work in the middle.</summary>
internal readonly record struct Neighbour(int Document, NetworkRole Role, int Citations);
