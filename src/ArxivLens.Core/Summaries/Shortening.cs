namespace ArxivLens.Core.Summaries;

/// <summary>
/// The ways to say a sentence: whole, or without what it can do without. Nothing is ever added but a capital and a full stop, and
/// numbers, doubts and denials of the clause that stays are never left off.
/// </summary>
internal sealed class Shortening
{
    /// <summary>Ways of one sentence at most.</summary>
    private const int MostForms = 16;

    /// <summary>Tokens above which a sentence is left whole.</summary>
    private const int LongestShortened = 160;

    /// <summary>Words a shortened sentence has at least.</summary>
    private const int FewestWords = 6;

    private readonly List<InnerCut> inner = [];
    private readonly List<TrailingCut> tails = [];
    private readonly List<(int From, LeadCut Cut)> leads = [];

    /// <summary>What goes within the sentence, when anything does.</summary>
    public IReadOnlyList<InnerCut> Inner => inner;

    /// <summary>Finds the ways to say a sentence; the first is the whole.</summary>
    /// <param name="text">The abstract.</param>
    /// <param name="sentence">Which sentence.</param>
    /// <param name="forms">Where they are put.</param>
    public void Find(AbstractText text, int sentence, List<ShortForm> forms)
    {
        var (from, to) = (text.FirstToken(sentence), text.FirstToken(sentence + 1));
        forms.Clear();
        inner.Clear();
        tails.Clear();
        leads.Clear();
        forms.Add(new ShortForm(from, to, false, LeadCut.None, TailCut.None));
        if (to - from is < FewestWords + 2 or > LongestShortened) return;
        var tokens = text.Tokens;
        FindLeads(tokens, from, to);
        tails.Add(new TrailingCut(to, TailCut.None));
        TrailingCuts.Find(tokens, from, to, tails);
        InnerCuts.Find(text, from, to, inner);
        foreach (var (start, cut) in leads)
        {
            foreach (var tail in tails) Add(tokens, new ShortForm(start, tail.To, false, cut, tail.Kind), to, forms);
        }
    }

    private void FindLeads(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        leads.Add((from, LeadCut.None));
        var at = from;
        for (var times = 0; times < 2; times++)
        {
            var length = LeadingCuts.Connective(tokens, at, to);
            if (length == 0) break;
            at += length;
            leads.Add((at, LeadCut.Connective));
        }

        var next = LeadingCuts.Introduction(tokens, at, to);
        if (next > at) leads.Add((next, LeadCut.Introduction));
        at = next;
        next = LeadingCuts.Proof(tokens, at, to);
        if (next > at) leads.Add((next, LeadCut.Proof));
    }

    private void Add(ReadOnlySpan<TextToken> tokens, ShortForm form, int end, List<ShortForm> forms)
    {
        if (form.Lead != LeadCut.None || form.Tail != TailCut.None)
        {
            if (!IsSentence(tokens, form, end)) return;
            if (forms.Count < MostForms) forms.Add(form);
        }

        if (forms.Count < MostForms && HasInner(form)) forms.Add(form with { Inner = true });
    }

    private bool HasInner(ShortForm form)
    {
        foreach (var cut in inner)
        {
            if (cut.From > form.From && cut.To <= form.To) return true;
        }

        return false;
    }

    /// <summary>Whether what is kept is a whole sentence that says nothing else than the source.</summary>
    private static bool IsSentence(ReadOnlySpan<TextToken> tokens, ShortForm form, int end)
    {
        var (from, to) = (form.From, form.To);
        if (!ClauseCheck.IsBalanced(tokens, from, to) || CountWords(tokens, from, to) < FewestWords) return false;
        if (!tokens[from].IsWord) return false;
        if (form.Lead == LeadCut.Proof && HasMoreToProve(tokens, from, to)) return false;
        if (form.Tail == TailCut.None) return true;
        return CanEnd(tokens[to - 1]) && EndsWell(tokens, form, end);
    }

    private static bool CanEnd(TextToken last)
        => last.Kind == TextTokenKind.Mark ? last.Hash is ')' or '"' or '”' or '%' : !last.Is(WordTraits.NeverLast);

    /// <summary>Whether the sentence has its verbs and all that they wait for before what is left off at its end.</summary>
    private static bool EndsWell(ReadOnlySpan<TextToken> tokens, ShortForm form, int end)
    {
        var (from, to) = (form.From, form.To);
        var clause = ClauseCheck.MainClause(tokens, from, to);
        if (clause < 0) return false;
        var verb = ClauseCheck.MainVerb(tokens, clause, to);
        if (verb < 0 || verb + 2 > to || ClauseCheck.IsOpenList(tokens, verb, to)) return false;
        if (ClauseCheck.WaitsForPartner(tokens, from, to) || ClauseCheck.WaitsForVerb(tokens, verb, to)) return false;
        if (form.Tail == TailCut.AfterMark && ClauseCheck.HasWord(tokens, from, to, ClauseCheck.Following)) return false;
        var isPhrase = form.Tail is TailCut.Means or TailCut.Purpose or TailCut.Place or TailCut.Example;
        if (ClauseCheck.HasVerbAfterComma(tokens, to + 1, end)) return false;
        if (!isPhrase) return true;
        return ClauseCheck.MainVerb(tokens, to + 1, end) < 0
            && !ClauseCheck.Has(tokens, clause, to, WordTraits.Negation | WordTraits.Comparing);
    }

    /// <summary>Whether more follows that belongs to <c>We show</c> rather than to what was shown.</summary>
    private static bool HasMoreToProve(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        for (var at = from + 1; at + 1 < to; at++)
        {
            var isThat = tokens[at + 1].Hash == ClauseCheck.That;
            var joins = tokens[at].Hash == ClauseCheck.And || tokens[at].Hash == ',' || tokens[at].Hash == ClauseCheck.Or;
            if (isThat && joins) return true;
            if (tokens[at].Hash == ClauseCheck.And && tokens[at + 1].Is(WordTraits.AuthorVerb | WordTraits.Joining)) return true;
            if (tokens[at].Hash == ',' && tokens[at + 1].Is(WordTraits.AuthorVerb | WordTraits.Gerund)) return true;
            if (tokens[at].Hash == ClauseCheck.Using || tokens[at].Hash == ClauseCheck.Via) return true;
            if (tokens[at].Hash == ClauseCheck.By && tokens[at + 1].Is(WordTraits.Gerund)) return true;
        }

        return false;
    }

    private static int CountWords(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        var count = 0;
        for (var at = from; at < to; at++) count += tokens[at].IsWord ? 1 : 0;
        return count;
    }
}
