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

    // A bit for each letter from a on.
    private const uint E = 1U << ('e' - 'a');
    private const uint S = 1U << ('s' - 'a');
    private const uint Is = S | 1U << ('i' - 'a');
    private const uint AO = 1U << 0 | 1U << ('o' - 'a');
    private const uint Our = 1U << ('o' - 'a') | 1U << ('u' - 'a') | 1U << ('r' - 'a');
    private const uint Lyz = 1U << ('l' - 'a') | 1U << ('y' - 'a') | 1U << ('z' - 'a');
    private const uint Sulph = 1U << ('s' - 'a') | 1U << ('u' - 'a') | 1U << ('l' - 'a') | 1U << ('p' - 'a') | 1U << ('h' - 'a');

    // Forms no rule reaches, each with the word it is a form of.
    private const string Irregular =
        "matrices matrix vertices vertex indices index simplices simplex helices helix cortices cortex vortices vortex " +
        "appendices appendix criteria criterion phenomena phenomenon automata automaton polyhedra polyhedron " +
        "mitochondria mitochondrion ganglia ganglion spectra spectrum quanta quantum momenta momentum maxima maximum " +
        "minima minimum extrema extremum optima optimum bacteria bacterium strata stratum equilibria equilibrium " +
        "continua continuum nuclei nucleus loci locus foci focus radii radius stimuli stimulus moduli modulus tori torus " +
        "fungi fungus genera genus corpora corpus schemata schema lemmata lemma ansatze ansatz mice mouse men man " +
        "women woman children child feet foot teeth tooth leaves leaf lives life halves half wolves wolf axes axis " +
        "crises crisis theses thesis aluminium aluminum grey gray artefact artifact artefacts artifact";

    private static readonly (string British, string American)[] Roots =
    [
        ("haem", "hem"), ("aemi", "emi"), ("paed", "ped"), ("aesthe", "esthe"), ("aetio", "etio"), ("gynaec", "gynec"),
        ("caesi", "cesi"), ("faec", "fec"), ("palaeo", "paleo"), ("archaeo", "archeo"), ("oestr", "estr"),
        ("oesoph", "esoph"), ("oedem", "edem"), ("foet", "fet"), ("rrhoea", "rrhea"), ("coeli", "celi"),
        ("kaehler", "kahler"), ("schroed", "schrod"), ("moebius", "mobius"), ("goedel", "godel"), ("groebner", "grobner"),
    ];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known =
        Irregular.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    // Which two last letters any irregular form has.
    private static readonly bool[] IrregularEndings = FindEndings();

    /// <summary>Rewrites a word of two or more letters of a–z in place.</summary>
    /// <param name="buffer">The word, and behind it room for <see cref="MaximumGrowth"/> units.</param>
    /// <param name="length">The length of the word.</param>
    /// <returns>Its new length.</returns>
    public static int Unify(Span<char> buffer, int length)
    {
        if (IrregularEndings[EndingOf(buffer[..length])] && Known.TryGetValue(buffer[..length], out var regular))
        {
            regular.CopyTo(buffer);
            return regular.Length;
        }

        if (length < Shortest)
            return length;
        var letters = LettersOf(buffer[..length]);
        length = UnifyInside(buffer, length, letters);
        return (letters & (E | S)) == 0 ? length : UnifyEnd(buffer[..length], letters);
    }

    private static bool[] FindEndings()
    {
        var found = new bool[26 * 26];
        foreach (var pair in Irregular.Split(' ').Chunk(2))
            found[EndingOf(pair[0])] = true;
        return found;
    }

    private static int EndingOf(ReadOnlySpan<char> word) => (word[^2] - 'a') * 26 + word[^1] - 'a';

    private static uint LettersOf(ReadOnlySpan<char> word)
    {
        var letters = 0U;
        foreach (var letter in word)
            letters |= 1U << (letter - 'a');
        return letters;
    }

    /// <summary>Rewrites what may stand anywhere, looking only for what the word has the letters of.</summary>
    private static int UnifyInside(Span<char> buffer, int length, uint letters)
    {
        if ((letters & Our) == Our && buffer[..length].IndexOf("our") is >= 3 and var our)
            length = "bdgilmnpv".Contains(buffer[our - 1]) ? Remove(buffer, length, our + 1) : length;
        if ((letters & Sulph) == Sulph && buffer[..length].IndexOf("sulph") is >= 0 and var sulph)
        {
            buffer[sulph + 3] = 'f';
            length = Remove(buffer, length, sulph + 4);
        }

        if ((letters & Lyz) == Lyz && buffer[..length].IndexOf("lyz") is >= 0 and var lyz)
            buffer[lyz + 2] = 's';
        return HasGreekVowel(buffer[..length], letters) ? ReplaceRoot(buffer, length) : length;
    }

    private static bool HasGreekVowel(ReadOnlySpan<char> word, uint letters)
        => (letters & E) != 0 && (letters & AO) != 0 && (word.IndexOf("ae") >= 0 || word.IndexOf("oe") >= 0);

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

    private static int UnifyEnd(Span<char> word, uint letters)
    {
        var length = word.Length;
        if ((letters & Is) == Is && UsesZ(word, out var place))
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
        if (end < Shortest || stem[^1] != 'e')
            return word.Length;
        if (stem.EndsWith("tre") || stem.EndsWith("bre"))
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
        place = word.Length - BritishEnding(word) + 1;
        return place > 3 && place < word.Length && word[place - 2] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'c' or 'v' or 'w')
            && word[(place - 3)..(place - 1)] is not "pr";
    }

    /// <summary>The length of the ending from its -is- on; 0 for none.</summary>
    private static int BritishEnding(ReadOnlySpan<char> word) => word[^1] switch
    {
        'e' => word.EndsWith("ise") ? 3 : word.EndsWith("isable") ? 6 : 0,
        'd' => word.EndsWith("ised") ? 4 : 0,
        'r' => word.EndsWith("iser") ? 4 : 0,
        's' => word.EndsWith("ises") ? 4
            : word.EndsWith("isers") ? 5 : word.EndsWith("isings") ? 6 : word.EndsWith("isations") ? 8 : 0,
        'g' => word.EndsWith("ising") ? 5 : 0,
        'n' => word.EndsWith("isation") ? 7 : 0,
        'l' => word.EndsWith("isational") ? 9 : 0,
        'y' => word.EndsWith("isability") ? 9 : 0,
        _ => 0,
    };

    private static int Remove(Span<char> buffer, int length, int at)
    {
        buffer[(at + 1)..length].CopyTo(buffer[at..]);
        return length - 1;
    }
}
