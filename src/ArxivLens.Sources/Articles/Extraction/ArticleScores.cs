namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// Scores the elements around paragraphs and finds the one that holds the article: commas and length count for the parents, half for
/// theirs, less further up; good names count for it, links against it.
/// </summary>
/// <param name="WeighsNames">Whether names of classes count.</param>
internal sealed record ArticleScores(bool WeighsNames)
{
    private const int ShortestText = 25;
    private const int Reach = 5;
    private const int Kept = 5;
    private const double Rival = 0.75;
    private const int RivalsWithin = 3;

    /// <summary>The part with the highest score, its siblings not looked at; the page itself when nothing was scored.</summary>
    public PageNode Best(PageNode root, IReadOnlyList<PageNode> scored)
    {
        var candidates = Score(root, scored);
        foreach (var candidate in candidates) candidate.Score *= 1 - candidate.Inner.LinkDensity;
        var best = candidates.OrderByDescending(candidate => candidate.Score).Take(Kept).ToList();
        if (best.Count == 0 || best[0] == root) return Wrapped(root);
        return Grown(AboveRivals(best, root), root);
    }

    private List<PageNode> Score(PageNode root, IReadOnlyList<PageNode> scored)
    {
        var candidates = new List<PageNode>();
        foreach (var node in scored)
        {
            if (node.Parent is null || node.Inner.Letters < ShortestText) continue;
            var score = 2 + node.Inner.Commas + Math.Min(node.Inner.Letters / 100, 3);
            var level = 0;
            foreach (var above in node.Ancestors().Take(Reach))
            {
                if (above.Score is null) candidates.Add(above);
                above.Score = ScoreOf(above) + score / (double)(level switch { 0 => 1, 1 => 2, _ => level * 3 });
                level++;
                if (above == root) break;
            }
        }

        return candidates;
    }

    /// <summary>The score so far; at first what name and kind of element give.</summary>
    public double ScoreOf(PageNode node) => node.Score ??= KindScore(node.Name) + (WeighsNames ? NameWords.WeightOf(node) : 0);

    private static int KindScore(string name) => name switch
    {
        "div" => 5,
        "pre" or "td" or "blockquote" => 3,
        "address" or "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" => -3,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
        _ => 0,
    };

    private static PageNode Wrapped(PageNode root)
    {
        var all = PageNode.OfName("div");
        while (root.First is { } child) all.Append(child);
        root.Append(all);
        return all;
    }

    /// <summary>Where at least three others come near the best, the part that holds them all is meant.</summary>
    private static PageNode AboveRivals(List<PageNode> best, PageNode root)
    {
        var rivals = best.Skip(1).Where(other => other.Score / best[0].Score >= Rival)
            .Select(other => other.Ancestors().ToHashSet()).ToList();
        if (rivals.Count < RivalsWithin) return best[0];
        return best[0].Ancestors().TakeWhile(above => above != root)
            .FirstOrDefault(above => rivals.Count(rival => rival.Contains(above)) >= RivalsWithin) ?? best[0];
    }

    /// <summary>Goes up while that gains: to a parent with a higher score, and from an only child.</summary>
    private PageNode Grown(PageNode best, PageNode root)
    {
        var last = ScoreOf(best);
        var least = last / 3;
        for (var above = best.Parent; above is not null && above != root; above = above.Parent)
        {
            if (above.Score is not { } score) continue;
            if (score < least) break;
            if (score > last)
            {
                best = above;
                break;
            }

            last = score;
        }

        while (best.Parent is { } parent && parent != root && parent.Children().Count(child => !child.IsText) == 1) best = parent;
        ScoreOf(best);
        return best;
    }
}
