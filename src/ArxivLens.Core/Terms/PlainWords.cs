using System.Collections.Frozen;

namespace ArxivLens.Core.Terms;

/// <summary>Words that carry little by themselves, though they are no words of grammar.</summary>
internal static class PlainWords
{
    /// <summary>Verbs and adverbs of scholarly prose: a term neither has nor crosses one.</summary>
    private static readonly FrozenSet<string> Separators = Set(
        """
        show shows showed shown showing propose proposes proposed present presents presented introduce introduces introduced
        demonstrate demonstrates demonstrated study studied studies investigate investigates investigated find finds found
        argue argues argued discuss discusses discussed describe describes described consider considers considered considering
        provide provides provided providing offer offers offered offering suggest suggests suggested obtain obtains obtained
        use uses used using allow allows allowed allowing enable enables enabled enabling make makes made making give gives given
        giving yield yields yielding lead leads leading led include includes included including exclude require requires required
        requiring need needs needed derive derives derived deriving develop develops developed compare compares compared comparing
        explore explores explored examine examines examined analyze analyzes analyzed analyse analyses analysed analyzing
        analysing
        evaluate evaluates evaluated evaluating prove proves proved proven conclude concludes concluded perform performs performed
        achieve achieves achieved achieving improve improves improved improving outperform outperforms become becomes became
        remain remains remained refer refers referred exist exists existed occur occurs occurred contain contains contained
        depend depends depending involve involves involved involving apply applies applied applying establish establishes
        established establishing call called calls denote denotes denoted follow follows followed following take takes taken
        taking
        base based concern concerns concerned concerning address addresses addressed reveal reveals revealed report reports
        reported
        pose poses posed spark sparked outweigh build generalize generalizes generalise extend extends extended extending
        review reviewed compute computed calculate calculated estimate estimated know known well better best less more most least
        many much several various different same other another such due able likely sufficiently highly fully previously
        explain explains explained explaining employ employs employed employing possess possesses exhibit exhibits exhibited
        exhibiting
        cause causes caused causing mirror mirrors mirroring incur incurs incurring pursue pursues pursuing modify modifies
        modified
        modifying restrict restricts restricting disrupt disrupts connect connects connecting preserve preserves preserving
        believe believes believed assume assumes assumed assuming excel excels purport purports purported thereof ensure ensures
        ensuring reduce reduces reducing increases increasing decreases decreasing determine determines determined determining
        identify identifies identified identifying represent represents represented representing support supports supporting
        predict predicts solve solves solved solving seek seeks choose chooses chosen satisfy satisfies satisfied hold holds
        holding
        illustrate illustrates illustrated confirm confirms confirmed indicate indicates indicated indicating imply implies
        implied
        appear appears appeared seem seems discover discovers discovered observe observes observed produce produces produced
        create creates created creating design designs designed adopt adopts adopted combine combines combined combining remember
        construct constructs constructed constructing define defines defined defining formulate formulates formulated tested
        fall falls fell fallen arguably remarkably turn turns turned receive receives gain gains gained oversee oversees carry
        carries carried nobody anyone everyone someone says said saying asks asked begin begins began get gets got goes went done
        etc via per without within among upon toward towards despite whereas thus hence therefore moreover furthermore however
        typically generally usually often sometimes recently historically especially particularly respectively namely
        """);

    /// <summary>Nouns and adjectives that say little alone, and little at one end of a phrase.</summary>
    private static readonly FrozenSet<string> Pale = Set(
        """
        paper work article approach method result results problem problems case cases way ways number numbers set sets kind kinds
        type
        types form forms part parts point points term terms example examples order fact idea ideas aspect aspects issue issues
        question questions effect effects role increase decrease advantage advantages detail details recent decision decisions
        new novel simple general particular specific certain possible important main major first second third two three four
        large small high low good bad great strong weak long short full whole total common single current previous existing future
        present near similar further additional substantial significant considerable interesting useful available accessible
        potential various whether anyone initially alternative growing net extreme safe responsible
        examination recommendation recommendations section appendix figure table technique techniques procedure procedures
        practice practices option options development basis context purpose aim goal value values level levels process processes
        """);

    /// <summary>Adjectives that may not stand alone or last but are good as a first word.</summary>
    private static readonly FrozenSet<string> LeadingOnly =
        Set("capable open deep free finite infinite multiple non real random");

    /// <summary>Whether no term has the word.</summary>
    public static bool Separates(string word) => Separators.Contains(word) && word is not "highly";

    /// <summary>Whether the word cannot be a term alone.</summary>
    public static bool IsPlainAlone(string word)
        => Pale.Contains(word) || LeadingOnly.Contains(word) || IsAdverb(word) || Separators.Contains(word);

    /// <summary>Whether no phrase begins with the word.</summary>
    public static bool IsPlainFirst(string word) => IsPale(word) && !LeadingOnly.Contains(word);

    /// <summary>Whether no phrase ends with the word.</summary>
    public static bool IsPlainLast(string word)
        => LeadingOnly.Contains(word) || IsAdverb(word) || word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4;

    /// <summary>An adverb: a phrase may begin with one (<c>weakly coupled theory</c>) but does not cross it.</summary>
    public static bool IsAdverb(string word) => word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal);

    private static bool IsPale(string word) => Pale.Contains(word);

    private static FrozenSet<string> Set(string words)
        => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
