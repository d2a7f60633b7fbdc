using System.Collections.Frozen;
using System.Globalization;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Summaries;

/// <summary>The words whose loss or change turns a sentence into another: negations, directions, absolutes, numbers.</summary>
internal static class SupportWords
{
    private static readonly FrozenSet<string> Negations = Set(
        "not no never without cannot neither nor none nothing nobody fail fails failed failing lack lacks lacking " +
        "lacked unable cant dont doesnt isnt arent wont wasnt didnt hasnt havent hadnt werent shouldnt couldnt " +
        "wouldnt hardly barely absent absence impossible refute refutes refuted disprove disproves disproved " +
        "contradict contradicts contradicted");

    private static readonly FrozenSet<string> Doubts = Set(
        "may might could likely unlikely possibly perhaps probably potentially seem seems seemed appear appears appeared " +
        "apparently presumably plausible plausibly tentative tentatively suggest suggests suggested conjecture conjectures " +
        "conjectured hypothesize hypothesise hypothesized believe believed expect expected");

    private static readonly FrozenSet<string> Up = Set(
        "larger raise raises raised raising lengthen increase increases increased increasing higher more greater " +
        "larger improve improves improved improving improvement improvements better outperform outperforms " +
        "outperformed outperforming faster exceed exceeds exceeded exceeding gain gains rise rises rising rose grow " +
        "grows growing growth enhance enhances enhanced enhancing boost boosts boosted boosting above strengthen " +
        "strengthens strengthened stronger accelerate accelerates accelerated accelerating surpass surpasses " +
        "surpassed surpassing longer wider superior maximize maximise maximizes brighter hotter heavier warmer deeper " +
        "richer older earlier");

    private static readonly FrozenSet<string> Down = Set(
        "lesser decrease decreases decreased decreasing lower less fewer smaller reduce reduces reduced reducing " +
        "reduction reductions worse worsen worsens worsened underperform underperforms underperformed underperforming " +
        "slower decline declines declined declining drop drops dropped dropping fall falls fell falling degrade " +
        "degrades degraded degrading degradation below weaken weakens weakened weaker decelerate slows slowed shorter " +
        "narrower diminish diminishes diminished diminishing inferior minimize minimise minimizes suppress suppresses " +
        "suppressed shrink shrinks hinder hinders hindered impair impairs fainter cooler lighter colder shallower " +
        "poorer younger later");

    private static readonly FrozenSet<string> Absolutes = Set(
        "all every always only first best optimal unique guarantee guarantees guaranteed prove proves proved proven " +
        "double doubles doubled twice triple tripled half halves halved quarter tenfold fully completely entirely " +
        "exactly universal universally solve solves solved cure cures cured cause causes caused must never none");

    private static readonly FrozenSet<string> Comparisons = Set(
        "than outperform outperforms outperformed outperforming surpass surpasses surpassed surpassing exceed exceeds " +
        "exceeded exceeding beat beats versus over underperform underperforms underperformed");

    /// <summary>What any summary may say of any work: it claims nothing of the subject.</summary>
    private static readonly FrozenSet<string> General = Set(
        "paper article work study letter note author authors researcher researchers method methods approach " +
        "approaches technique techniques result results finding findings propose present introduce describe study " +
        "investigate examine explore consider discuss show demonstrate find argue report suggest offer provide give " +
        "use using based new novel aim goal problem question topic experiment experiments evaluation analysis " +
        "evaluate analyze analyse apply application develop called named address focus concern show conclude");

    private static readonly FrozenDictionary<string, int> Numbers =
        ("two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen " +
        "14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty " +
        "60 seventy 70 eighty 80 ninety 90 hundred 100").Split(' ').Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Units = UnitTable(
        "% percent pct", "x times fold", "ev", "kev", "mev", "gev", "tev", "pev", "k kelvin kelvins",
        "km kilometer kilometers", "m meter meters metre metres", "cm", "mm", "nm", "pc parsec parsecs", "kpc", "mpc",
        "gpc", "au", "s sec second seconds", "ms millisecond milliseconds", "ns", "us", "min minute minutes",
        "h hour hours", "d day days", "week weeks", "month months", "yr year years", "myr", "gyr", "hz", "khz", "mhz",
        "ghz", "thz", "gb", "mb", "tb", "kb", "db", "kg", "g", "mg", "t tesla", "v", "w", "mw", "kw", "jy", "mjy",
        "deg degree degrees", "point points", "bit bits", "layer layers", "parameter parameters", "order orders",
        "dimension dimensions dimensional d", "sigma");

    /// <summary>Whether a word denies.</summary>
    public static bool IsNegation(string word) => Negations.Contains(word);

    /// <summary>Whether a word leaves open whether what is said is so.</summary>
    public static bool IsDoubt(string word) => Doubts.Contains(word);

    /// <summary>Which way a word points: 1 for more, −1 for less, 0 for neither.</summary>
    public static int DirectionOf(string word) => Up.Contains(word) ? 1 : Down.Contains(word) ? -1 : 0;

    /// <summary>Whether a word says so much that the abstract must say it too.</summary>
    public static bool IsAbsolute(string word) => Absolutes.Contains(word);

    /// <summary>Whether a word sets what stands before it against what follows.</summary>
    public static bool IsComparison(string word) => Comparisons.Contains(word);

    /// <summary>Whether a stem is of the language of summaries and not of the subject.</summary>
    public static bool IsGeneral(string word, string stem) => General.Contains(word) || GeneralStems.Contains(stem);

    /// <summary>The number a word spells, or 0; <c>one</c> is mostly a pronoun and spells none.</summary>
    public static int NumberOf(string word) => Numbers.GetValueOrDefault(word);

    /// <summary>The common name of a unit, or <c>null</c>.</summary>
    public static string? UnitOf(string word) => Units.GetValueOrDefault(word);

    /// <summary>What a word multiplies the number before it by; 1 when it does not.</summary>
    public static decimal MultiplierOf(string word) => word switch
    {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => 1,
    };

    private static FrozenSet<string> GeneralStems { get; } =
        General.Select(word => Analyzer.Analyze(word) is [var token, ..] ? token.Term : word).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> UnitTable(params string[] groups) => groups
        .SelectMany(group => group.Split(' ').Select(word => (word, Name: group.Split(' ')[0])))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Name, StringComparer.Ordinal);
}
