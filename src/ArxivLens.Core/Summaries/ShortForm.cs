namespace ArxivLens.Core.Summaries;

/// <summary>What was left off at the begin of a sentence.</summary>
internal enum LeadCut : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What joins it to the sentence before, or says where it stands: <c>However,</c>, <c>In this paper,</c>.</summary>
    Connective,

    /// <summary>What comes before <c>, we …</c>: <c>To address this problem,</c>.</summary>
    Introduction,

    /// <summary>That it was shown: <c>We show that</c>.</summary>
    Proof,
}

/// <summary>What was left off at the end of a sentence.</summary>
internal enum TailCut : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A relative clause after a comma.</summary>
    Relative,

    /// <summary>A contrast: <c>, while …</c>.</summary>
    Contrast,

    /// <summary>A consequence: <c>, leading to …</c>.</summary>
    Consequence,

    /// <summary>Examples or kinds: <c>, such as …</c>.</summary>
    Example,

    /// <summary>What else the authors did: <c>, and we show …</c>.</summary>
    FurtherClause,

    /// <summary>What stands after a colon, a semicolon or a dash.</summary>
    AfterMark,

    /// <summary>A means: <c>by training …</c>, <c>using …</c>.</summary>
    Means,

    /// <summary>A purpose: <c>in order to …</c>.</summary>
    Purpose,

    /// <summary>Where it was tried: <c>on several data sets</c>.</summary>
    Place,
}

/// <summary>A sentence, whole or shortened: tokens of the abstract, in its order.</summary>
/// <param name="From">The first token kept.</param>
/// <param name="To">One past the last token kept; the end of the sentence when nothing is left off there.</param>
/// <param name="Inner">How many of the cuts within the sentence are made: none or all.</param>
/// <param name="Lead">What was left off before.</param>
/// <param name="Tail">What was left off behind.</param>
internal readonly record struct ShortForm(int From, int To, bool Inner, LeadCut Lead, TailCut Tail)
{
    /// <summary>Whether anything was left off.</summary>
    public bool IsShortened => Inner || Lead != LeadCut.None || Tail != TailCut.None;
}

/// <summary>Tokens within a sentence that can be left off.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">One past the last.</param>
internal readonly record struct InnerCut(int From, int To);
