using System.Collections.Frozen;

namespace ArxivLens.Core.Summaries;

/// <summary>What grammar knows of a word; the lists are in <see cref="WordTraitTable"/>.</summary>
[Flags]
internal enum WordTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A word of grammar, which tells nothing of the subject.</summary>
    Stop = 1 << 0,

    /// <summary>Turns a claim into its opposite: <c>not</c>, <c>without</c>, <c>fails</c>.</summary>
    Negation = 1 << 1,

    /// <summary>Weakens a claim: <c>may</c>, <c>suggest</c>.</summary>
    Hedge = 1 << 2,

    /// <summary>Says when a claim holds: <c>if</c>, <c>only</c>, <c>assuming</c>.</summary>
    Condition = 1 << 3,

    /// <summary>A number in figures or letters.</summary>
    Number = 1 << 4,

    /// <summary>A finite verb wherever it stands: <c>is</c>, <c>can</c>, <c>outperforms</c>.</summary>
    FiniteVerb = 1 << 5,

    /// <summary>What authors do, in the form that follows <c>we</c>: <c>show</c>.</summary>
    AuthorVerb = 1 << 6,

    /// <summary>What is true when the authors did it: <c>show</c>, <c>shown</c>, <c>prove</c>.</summary>
    ProvingVerb = 1 << 7,

    /// <summary>The authors: <c>we</c>, <c>I</c>.</summary>
    Author = 1 << 8,

    /// <summary>The work itself: <c>paper</c>, <c>article</c>.</summary>
    Self = 1 << 9,

    /// <summary>No sentence ends with it: <c>of</c>, <c>the</c>, <c>and</c>, <c>is</c>.</summary>
    NeverLast = 1 << 10,

    /// <summary>Begins a clause that is no sentence by itself: <c>while</c>, <c>because</c>, <c>to</c>.</summary>
    Subordinate = 1 << 11,

    /// <summary>Only joins a sentence to the one before: <c>also</c>, <c>then</c>, <c>moreover</c>.</summary>
    Joining = 1 << 12,

    /// <summary>Begins a relative clause: <c>which</c>, <c>that</c>, <c>who</c>.</summary>
    Relative = 1 << 13,

    /// <summary>A participle by which a consequence is added after a comma: <c>leading</c>, <c>yielding</c>.</summary>
    Adding = 1 << 14,

    /// <summary>Points at the sentence before when it stands first: <c>this</c>, <c>they</c>, <c>however</c>.</summary>
    Leaning = 1 << 15,

    /// <summary>Begins what says for what or how something is done, and can be left off before <c>, we …</c>.</summary>
    Introducing = 1 << 16,

    /// <summary>Wants a partner later: <c>both</c>, <c>either</c>, <c>neither</c>, <c>between</c>.</summary>
    Paired = 1 << 17,

    /// <summary>Compares, so that what follows belongs to it: <c>more</c>, <c>than</c>, <c>same</c>.</summary>
    Comparing = 1 << 18,

    /// <summary>A word in -ing.</summary>
    Gerund = 1 << 19,

    /// <summary>A word in -ly.</summary>
    Adverb = 1 << 20,
}

/// <summary>The lists of words behind <see cref="WordTraits"/>.</summary>
internal static class WordTraitTable
{
    private static readonly FrozenDictionary<ulong, WordTraits> Table = Build(
        (WordTraits.Stop,
            """
            a an the of to in on for with and or but by is are was were be been being that which this these those it its as at
            from
            we our us they their can could may might will would has have had do does did not no than then such also both each
            other
            into over under more most between via using use used however while when where there here so if only very i
            """),
        (WordTraits.Negation,
            """
            not no nor never neither none without cannot fail fails failed failing hardly barely rarely seldom lack lacks lacking
            little few less fewer unable impossible nothing nobody nowhere absent absence free false wrong incorrect rather
            """),
        (WordTraits.Hedge,
            """
            may might could would should suggest suggests suggested suggesting likely unlikely possibly perhaps probably
            potentially
            seem seems seemed seemingly appear appears appeared apparently conjecture conjectured conjectures hypothesize
            hypothesise hypothesis believe believed expect expected presumably tentative tentatively plausible possible sometimes
            often usually typically generally mostly partially partly roughly approximately about nearly almost argue argues
            argued
            candidate preliminary indicate indicates indicated claim claims claimed hope speculate speculated
            """),
        (WordTraits.Condition,
            """
            if unless only except assuming assume assumed assumes assumption assumptions provided providing when whenever under
            given conditional conditioned conditionally condition conditions suppose supposing supposed until once otherwise
            subject although though despite but whether least most exactly sufficiently always every all any never
            """),
        (WordTraits.Number,
            """
            one two three four five six seven eight nine ten hundred thousand million billion half third quarter twice double
            percent per zero dozen single first second
            """),
        (WordTraits.FiniteVerb,
            """
            is are was were has have had can could may might will would should must does did cannot outperform outperforms achieve
            achieves require requires provides allows enables suffers relies remain remains exists exist becomes become depend
            depends contains consists consist exhibit exhibits admit admits satisfy satisfies implies imply agrees occurs occur
            arises arise leads yields gives shows demonstrates proves presents introduces proposes describes investigates examines
            explores offers develops considers discusses studies addresses improves reduces generalizes generalises extends argues
            concludes suggests suggest indicates indicate reveals reveal confirms confirm makes tends tend plays play appears
            seems
            seem appear involves involve includes uses takes turns follows holds hold fails
            """),
        (WordTraits.AuthorVerb,
            """
            propose introduce present develop study investigate examine evaluate explore construct describe address design
            formulate
            devise assess survey review analyze analyse consider derive provide offer discuss compute calculate extend compare
            apply
            report generalize generalise show demonstrate prove argue use give find conclude observe establish recommend suggest
            obtain reveal confirm indicate discover verify achieve determine identify estimate illustrate validate characterize
            characterise implement release outline test train create define improve conduct perform adapt combine exploit leverage
            employ adopt highlight quantify measure explain solve classify
            """),
        (WordTraits.ProvingVerb,
            "show shows shown showed demonstrate demonstrates demonstrated prove proves proved proven find finds found establish"
            + " establishes established verify verified confirm confirms confirmed reveal reveals revealed"),
        (WordTraits.Author, "we i"),
        (WordTraits.Self, "paper work article study note letter report thesis review survey chapter manuscript contribution"
            + " talk lecture essay dissertation research comment tutorial project book proceeding"),
        (WordTraits.NeverLast,
            """
            a an the of to in on for with and or but by is are was were be been being that which this these those its as at from
            our
            their can could may might will would has have had do does did not no than such both each other into over under more
            most
            between via using however while when where if only very i we they he she who whose it so because since although though
            upon toward towards within through without against during per namely e g vs et cf like unlike whether about
            """),
        (WordTraits.Subordinate,
            """
            while although though since because when if as to by given using based motivated inspired in for with unlike despite
            following building after before whereas once unless until under on from at through during without among within driven
            towards toward considering assuming provided even contrary due rather instead compared
            """),
        (WordTraits.Joining,
            "also then further furthermore additionally moreover therefore hence thus however likewise similarly"),
        (WordTraits.Relative, "that which who whose whom where what how why whereby"),
        (WordTraits.Adding,
            """
            leading resulting allowing enabling making achieving yielding showing demonstrating thereby outperforming improving
            reducing giving offering obtaining producing causing creating opening highlighting indicating revealing ensuring
            """),
        (WordTraits.Leaning,
            """
            however moreover furthermore this these they it such additionally therefore thus hence consequently similarly also but
            instead nevertheless nonetheless yet then otherwise unfortunately specifically namely conversely its their those
            afterwards besides and so he she his her likewise accordingly here there both that
            """),
        (WordTraits.Introducing,
            "to in motivated inspired by based building using towards toward driven following unlike while although though"
            + " whereas since because as despite with"),
        (WordTraits.Paired, "both either neither between whether from"),
        (WordTraits.Comparing, "more less than same better worse fewer rather as only different similar"));

    /// <summary>What is known of a word.</summary>
    public static WordTraits Of(ulong hash) => Table.GetValueOrDefault(hash);

    private static FrozenDictionary<ulong, WordTraits> Build(params (WordTraits Trait, string Words)[] lists)
    {
        var found = new Dictionary<ulong, WordTraits>();
        foreach (var (trait, words) in lists)
        {
            foreach (var word in words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var hash = WordHash.Of(word);
                found[hash] = found.GetValueOrDefault(hash) | trait;
            }
        }

        return found.ToFrozenDictionary();
    }
}
