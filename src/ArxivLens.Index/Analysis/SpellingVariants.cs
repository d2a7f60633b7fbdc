using System.Collections.Frozen;

namespace ArxivLens.Index.Analysis;

/// <summary>
/// Gives British and American spellings of a word, and the Greek and Latin forms of science, one form, so that no stemmer needs
/// to know them: fibre and fiber, ionisation and ionization, tumour and tumor, spectra and spectrum, analysis and analyses.
/// The rules are our own; docs/index-format.md lists them. No result is for showing.
/// </summary>
internal static class SpellingVariants
{
    /// <summary>Units a word may grow by.</summary>
    public const int MaximumGrowth = 2;

    private const int Shortest = 5;

    // Forms no rule reaches, each with the word it is a form of.
    private const string Irregular =
        "matrices matrix vertices vertex indices index simplices simplex helices helix cortices cortex vortices vortex " +
        "appendices appendix criteria criterion phenomena phenomenon automata automaton polyhedra polyhedron " +
        "mitochondria mitochondrion ganglia ganglion spectra spectrum quanta quantum momenta momentum maxima maximum " +
        "minima minimum extrema extremum optima optimum bacteria bacterium strata stratum equilibria equilibrium " +
        "continua continuum nuclei nucleus loci locus foci focus radii radius stimuli stimulus moduli modulus tori torus " +
        "fungi fungus genera genus corpora corpus schemata schema lemmata lemma ansatze ansatz mice mouse men man " +
        "women woman children child feet foot teeth tooth leaves leaf lives life halves half wolves wolf axes axis " +
        "crises crisis theses thesis aluminium aluminum grey gray artefact artifact artefacts artifact " +
        "kaehler kahler schroedinger schrodinger moebius mobius goedel godel groebner grobner";

    private static readonly (string British, string American)[] Roots =
    [
        ("haem", "hem"), ("aemi", "emi"), ("paed", "ped"), ("aesthe", "esthe"), ("aetio", "etio"), ("gynaec", "gynec"),
        ("caesi", "cesi"), ("faec", "fec"), ("palaeo", "paleo"), ("archaeo", "archeo"), ("oestr", "estr"),
        ("oesoph", "esoph"), ("oedem", "edem"), ("foet", "fet"), ("rrhoea", "rrhea"), ("coeli", "celi"),
    ];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known =
        Irregular.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Rewrites a word of a–z in place.</summary>
    /// <param name="buffer">The word, and behind it room for <see cref="MaximumGrowth"/> units.</param>
    /// <param name="length">The length of the word.</param>
    /// <returns>Its new length.</returns>
    public static int Unify(Span<char> buffer, int length)
    {
        if (MayBeIrregular(buffer[..length]) && Known.TryGetValue(buffer[..length], out var regular))
        {
            regular.CopyTo(buffer);
            return regular.Length;
        }

        if (length < Shortest)
            return length;
        length = UnifyInside(buffer, length);
        return UnifyEnd(buffer[..length]);
    }

    private static bool MayBeIrregular(ReadOnlySpan<char> word) => word[^1] switch
    {
        'a' or 'i' or 'm' or 't' or 'y' => word.Length is >= 4 and <= 12,
        'e' or 'h' or 'n' or 'r' or 'l' => word.Length is >= 3 and <= 12,
        's' => word.Length >= 4 && word[^2] is 'e' or 't' or 'u',
        _ => false,
    };

    private static int UnifyInside(Span<char> buffer, int length)
    {
        var word = buffer[..length];
        var at = word.IndexOf("our");
        if (at >= 3 && "bdgilmnpv".Contains(word[at - 1]))
            length = Remove(buffer, length, at + 1);
        at = buffer[..length].IndexOf("sulph");
        if (at >= 0)
        {
            buffer[at + 3] = 'f';
            length = Remove(buffer, length, at + 4);
        }

        at = buffer[..length].IndexOf("lyz");
        if (at >= 0)
            buffer[at + 2] = 's';
        word = buffer[..length];
        return word.Contains("ae", StringComparison.Ordinal) || word.Contains("oe", StringComparison.Ordinal)
            ? ReplaceRoot(buffer, length)
            : length;
    }

    private static int ReplaceRoot(Span<char> buffer, int length)
    {
        foreach (var (british, american) in Roots)
        {
            var at = buffer[..length].IndexOf(british);
            if (at < 0)
                continue;
            american.CopyTo(buffer[at..]);
            return Remove(buffer, length, at + american.Length);
        }

        return length;
    }

    private static int UnifyEnd(Span<char> word)
    {
        var length = word.Length;
        if (UsesZ(word, out var place))
            word[place] = 'z';
        else if (length >= 7 && word.EndsWith("sis") && word[^4] is 'a' or 'e' or 'o' or 'y')
            word[--length - 1] = 'e';
        else if (word.EndsWith("ae"))
            length--;
        else
            return UnifyPlural(word, length - (word[^1] == 's' ? 1 : 0));
        return length;
    }

    /// <summary>Rewrites what may stand before a plural s: -tre, -bre, -ogue, -amme.</summary>
    private static int UnifyPlural(Span<char> word, int end)
    {
        var stem = word[..end];
        if (end >= Shortest && (stem.EndsWith("tre") || stem.EndsWith("bre")))
            (stem[^2], stem[^1]) = ('e', 'r');
        else if (end >= 6 && stem.EndsWith("ogue"))
            return end - 2;
        else if (end >= 6 && stem.EndsWith("amme"))
            return end - 2;
        return word.Length;
    }

    /// <summary>Whether a word ends in -ise, -isation and the like where -ize is written too, and where its s is.</summary>
    private static bool UsesZ(ReadOnlySpan<char> word, out int place)
    {
        var at = word.LastIndexOf("is");
        place = at + 1;
        if (at < 3 || word[at - 1] is 'a' or 'e' or 'i' or 'o' or 'u' or 'c' or 'v' or 'w' || word[(at - 2)..at] is "pr")
            return false;
        return word[(at + 2)..] is "e" or "ed" or "es" or "er" or "ers" or "ing" or "ings"
            or "ation" or "ations" or "ational" or "able" or "ability";
    }

    private static int Remove(Span<char> buffer, int length, int at)
    {
        buffer[(at + 1)..length].CopyTo(buffer[at..]);
        return length - 1;
    }
}
