namespace ArxivLens.Scale.Corpus;

/// <summary>Told what a paper cites: numbers of earlier papers, ascending, each once.</summary>
internal delegate void ReferencesReceiver(int citing, ReadOnlySpan<int> cited);

/// <summary>
/// Who cites whom: 22 references a paper on average; about half to recent papers, a third to papers of the topic, a fifth to
/// classics whose citations follow Zipf's law with exponent 0.6, but for the first four, which have as many each: over 50,000 at
/// 3 million papers.
/// </summary>
internal sealed class GeneratedCitations(GeneratedCorpus corpus)
{
    private const int MostReferences = 200;
    private const int Greatest = 4;
    private readonly int _classics = Math.Max(8, corpus.Count / 100);

    // Members of each topic in order; how many of them came before the paper under way.
    private readonly int[] _members = new int[corpus.Count];
    private readonly int[] _starts = new int[GeneratedCorpus.TopicCount + 1];
    private readonly int[] _seen = new int[GeneratedCorpus.TopicCount];

    /// <summary>Tells all of them, paper by paper. Once only.</summary>
    /// <returns>How many citations there are.</returns>
    public long Tell(ReferencesReceiver receive)
    {
        var topics = SortByTopic();
        Span<int> references = stackalloc int[MostReferences];
        var total = 0L;
        for (var citing = 0; citing < corpus.Count; citing++)
        {
            var topic = topics[citing];
            var dice = new Dice(corpus.Seed + 1, (ulong)citing);
            var wanted = Math.Min(CountOf(ref dice), citing);
            for (var place = 0; place < wanted; place++)
                references[place] = Cite(citing, topic, ref dice);
            _seen[topic]++;
            var cited = Distinct(references[..wanted]);
            total += cited.Length;
            receive(citing, cited);
        }

        return total;
    }

    private ushort[] SortByTopic()
    {
        var topics = new ushort[corpus.Count];
        for (var paper = 0; paper < topics.Length; paper++)
        {
            topics[paper] = (ushort)corpus.TopicOf(paper);
            _starts[topics[paper] + 1]++;
        }

        for (var topic = 1; topic < _starts.Length; topic++)
            _starts[topic] += _starts[topic - 1];
        var next = _starts.AsSpan(0, _seen.Length).ToArray();
        for (var paper = 0; paper < topics.Length; paper++)
            _members[next[topics[paper]]++] = paper;
        return topics;
    }

    // One in twenty has none recorded, one in twenty is a review.
    private static int CountOf(ref Dice dice)
    {
        var kind = dice.Below(20);
        if (kind == 0)
            return 0;
        var skew = dice.Fraction();
        var count = 12 + (int)(39 * skew * skew);
        return kind == 1 ? Math.Min(count + dice.Below(80), MostReferences) : count;
    }

    private int Cite(int citing, int topic, ref Dice dice)
    {
        var kind = dice.Below(100);
        var skew = dice.Fraction();
        if (kind < 20)
        {
            var rank = (ulong)(skew * skew * Math.Sqrt(skew) * _classics);
            if (rank < Greatest)
                rank = (ulong)dice.Below(Greatest);
            var place = Dice.FractionOf(rank + corpus.Seed);
            var classic = (int)(place * place * 0.5 * corpus.Count);
            if (classic < citing)
                return classic;
        }

        var seen = _seen[topic];
        if (kind < 55 && seen > 0)
            return _members[_starts[topic] + seen - 1 - (int)(skew * skew * skew * seen)];
        return Fittest(citing, skew * skew * skew, ref dice);
    }

    /// <summary>Of one to sixteen papers of about the same age the one with the greatest luck: few are cited much.</summary>
    private int Fittest(int citing, double age, ref Dice dice)
    {
        var around = citing - 1 - (int)(age * citing);
        var candidates = 1 << Math.Min(4, System.Numerics.BitOperations.TrailingZeroCount(dice.Next() | 16));
        var (best, luck) = (around, 0UL);
        for (var step = 0; step < candidates; step++)
        {
            var candidate = Math.Max(0, around - step);
            var its = Dice.Mix((ulong)candidate ^ corpus.Seed);
            if (its > luck)
                (best, luck) = (candidate, its);
        }

        return best;
    }

    private static Span<int> Distinct(Span<int> references)
    {
        references.Sort();
        var kept = 0;
        foreach (var reference in references)
        {
            if (kept == 0 || references[kept - 1] != reference)
                references[kept++] = reference;
        }

        return references[..kept];
    }
}
