using System.Collections.Frozen;

namespace ArxivLens.Core.Summaries;

/// <summary>Phrases by which authors announce what a work does and what it finds, each with its weight.</summary>
internal static class CuePhrases
{
    private static readonly FrozenDictionary<ulong, double> PurposeVerbs = Weigh(
        (2.5, "propose|introduce|present|develop"),
        (2.0, "study|investigate|examine|evaluate|explore|construct|describe|address|design|formulate|devise|assess"),
        (2.0, "survey|review"),
        (1.5, "analyze|analyse|consider|derive|provide|offer|discuss|compute|calculate|extend|compare|apply|report|generalize"),
        (1.5, "generalise|revisit|characterize|characterise|classify|perform|measure"),
        (1.2, "show|demonstrate|prove|argue|use|give"));

    private static readonly FrozenDictionary<ulong, double> FindingVerbs = Weigh(
        (2.5, "show|find|found|demonstrate|prove|argue|conclude"),
        (2.0, "observe|establish|recommend|suggest|obtain|reveal|confirm|indicate|discover|verify|achieve|report"),
        (1.2, "evaluate|derive|determine|identify|estimate|illustrate|validate"));

    private static readonly FrozenDictionary<ulong, double> Purposes = Weigh(
        (1.5, "in this paper|this paper|in this work|this article|this letter|this note|the present paper|the present work"),
        (1.5, "the aim|our aim|our goal"),
        (1.5, "the purpose|the goal of this|is presented|are presented|is introduced|is developed|is given|are given|is derived"),
        (1.8, "is proposed|are proposed|is studied|are studied|is investigated|are investigated|is examined|is analyzed"),
        (1.2, "this work|is discussed|are discussed|is described|are described|is constructed|are constructed|are derived"),
        (1.0, "this study|is considered|are considered|is calculated|are calculated|is used|are used"),
        (0.4, "novel|new|called"));

    private static readonly FrozenDictionary<ulong, double> Findings = Weigh(
        (2.0, "results show|results suggest|results indicate|results demonstrate|experiments show|results confirm|it is shown"),
        (2.0, "it is found|it is argued|it is proved|it is proven|it is demonstrated|it is concluded"),
        (2.0, "paper concludes|paper argues"),
        (2.0, "paper shows|results reveal|results imply|simulations show|it was found|it was shown|experiments demonstrate"),
        (1.8, "is proved|is proven|are proved|our results|our findings|we conclude"),
        (1.5, "is shown|is found|are found|are shown|was found|were found|is obtained|are obtained|turns out"),
        (1.2, "outperforms|outperform|in particular"),
        (0.8, "achieves|implies|significantly|state of the"),
        (0.6, "improves|consistent with|agreement with|agrees with|evidence|leads to|increases|decreases"),
        (0.3, "in contrast to|due to"));

    /// <summary>How plainly some tokens say what the work does, and what it finds or argues.</summary>
    public static (double Purpose, double Finding) Of(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        var (purpose, finding, purposeVerb, findingVerb) = (0.0, 0.0, 0.0, 0.0);
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind != TextTokenKind.Word) continue;
            var key = 0UL;
            for (var next = at; next < to && next < at + 4 && tokens[next].Kind == TextTokenKind.Word; next++)
            {
                key = WordHash.Join(key, tokens[next].Hash);
                if (Purposes.TryGetValue(key, out var weight)) purpose += weight;
                if (Findings.TryGetValue(key, out weight)) finding += weight;
            }

            if (!tokens[at].Is(WordTraits.Author | WordTraits.Self)) continue;
            var verb = VerbAfter(tokens, at, to);
            if (verb == 0) continue;
            purposeVerb = Math.Max(purposeVerb, PurposeVerbs.GetValueOrDefault(verb));
            findingVerb = Math.Max(findingVerb, FindingVerbs.GetValueOrDefault(verb));
        }

        return (purpose + purposeVerb, finding + findingVerb);
    }

    /// <summary>The verb after the authors or the work, less what changes nothing and the s; 0 when there is none.</summary>
    private static ulong VerbAfter(ReadOnlySpan<TextToken> tokens, int at, int to)
    {
        var verb = at + 1;
        while (verb < to && verb < at + 3 && tokens[verb].Is(WordTraits.Joining | WordTraits.Adverb)) verb++;
        if (verb >= to || tokens[verb].Kind != TextTokenKind.Word) return 0;
        var hash = tokens[at].Is(WordTraits.Self) ? tokens[verb].Singular : tokens[verb].Hash;
        return WordHash.Join(0, hash);
    }

    private static FrozenDictionary<ulong, double> Weigh(params (double Weight, string Phrases)[] groups)
    {
        var found = new Dictionary<ulong, double>();
        foreach (var (weight, phrases) in groups)
        {
            foreach (var phrase in phrases.Split('|'))
                found[phrase.Split(' ').Aggregate(0UL, (key, word) => WordHash.Join(key, WordHash.Of(word)))] = weight;
        }

        return found.ToFrozenDictionary();
    }
}
