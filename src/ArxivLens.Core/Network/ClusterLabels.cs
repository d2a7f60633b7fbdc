using System.Runtime.InteropServices;
using ArxivLens.Core.Terms;
using ArxivLens.Index.Terms;

namespace ArxivLens.Core.Network;

/// <summary>
/// Names clusters by the terms of their titles. A term's weight in a cluster is d · √idf · length · inside · (share here ÷ share
/// anywhere in the picture): d titles of the cluster hold it, and idf, length and inside are those of key terms
/// (<see cref="TermWeights"/>, docs/lens.md). So a term that every cluster has names none, and no two clusters have one name.
/// </summary>
internal static class ClusterLabels
{
    /// <summary>Terms kept of a cluster.</summary>
    private const int MostTerms = 5;

    /// <summary>Titles of a cluster that are read, the first of the picture, which matter most.</summary>
    private const int MostTitles = 200;

    /// <summary>Names the clusters.</summary>
    /// <param name="statistics">How common words are in the library.</param>
    /// <param name="titles">Titles of the picture as the library has them; empty where there is none.</param>
    /// <param name="clusters">The cluster of each, or −1.</param>
    /// <param name="count">Number of clusters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static List<string>[] Find(
        TermStatistics statistics, IReadOnlyList<string> titles, int[] clusters, int count, CancellationToken cancellationToken)
    {
        var terms = Read(titles, clusters, count, out var read, cancellationToken);
        var weights = new TermWeights(statistics);
        var named = new List<string>[count];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var cluster = 0; cluster < count; cluster++)
        {
            var best = terms.Values.Where(term => term.In[cluster] >= LeastTitles(read[cluster]))
                .Select(term => (Term: term, Weight: WeightOf(term, weights, cluster, read)))
                .Where(one => one.Weight > 0)
                .OrderByDescending(one => one.Weight).ThenBy(one => one.Term.Text, StringComparer.Ordinal);
            named[cluster] = Choose(best.Select(one => one.Term), taken);
        }

        return named;
    }

    /// <summary>One title may say anything; but of very few titles even one says something.</summary>
    private static int LeastTitles(int titles) => titles < 6 ? 1 : 2;

    /// <summary>The heaviest, none within another; the first, which names the cluster, names no other yet.</summary>
    private static List<string> Choose(IEnumerable<ClusterTerm> best, HashSet<string> taken)
    {
        var chosen = new List<ClusterTerm>(MostTerms);
        foreach (var term in best)
        {
            if (chosen.Count == MostTerms)
                break;
            if (chosen.Exists(other => other.Candidate.Contains(term.Candidate) || term.Candidate.Contains(other.Candidate)))
                continue;
            if (chosen.Count > 0 || taken.Add(term.Text))
                chosen.Add(term);
        }

        return chosen.ConvertAll(term => term.Text);
    }

    private static double WeightOf(ClusterTerm term, TermWeights weights, int cluster, int[] read)
    {
        var here = (double)term.In[cluster] / read[cluster];
        var anywhere = (double)term.In.Sum() / read.Sum();
        // A candidate counts its first title only: what Weigh gives is idf, length and inside, times a constant.
        return term.In[cluster] * weights.Weigh(term.Candidate) * (here / anywhere);
    }

    private static Dictionary<string, ClusterTerm> Read(
        IReadOnlyList<string> titles, int[] clusters, int count, out int[] read, CancellationToken cancellationToken)
    {
        var terms = new Dictionary<string, ClusterTerm>(StringComparer.Ordinal);
        read = new int[count];
        for (var place = 0; place < titles.Count; place++)
        {
            var cluster = clusters[place];
            if (cluster < 0 || cluster >= count || titles[place].Length == 0 || read[cluster] == MostTitles)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            read[cluster]++;
            foreach (var candidate in TermCandidates.Collect(titles[place], ""))
            {
                ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, string.Join(' ', candidate.Stems), out _);
                term ??= new ClusterTerm(candidate, candidate.DisplayText(), new int[count]);
                term.In[cluster]++;
            }
        }

        return terms;
    }

    /// <summary>A term of the picture.</summary>
    /// <param name="Candidate">Its first occurrence.</param>
    /// <param name="Text">As that is written.</param>
    /// <param name="In">How many titles of each cluster have it.</param>
    private sealed record ClusterTerm(TermCandidate Candidate, string Text, int[] In);
}
