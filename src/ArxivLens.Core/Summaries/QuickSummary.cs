using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>At most two sentences of the abstract, perhaps shortened, that say what the paper does and what it finds.</summary>
public static class QuickSummary
{
    /// <summary>Chooses the sentences; none when the work has no abstract.</summary>
    public static IReadOnlyList<SummarySentence> Choose(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Choose(work.Title, work.Abstract);
    }

    /// <summary>Chooses the sentences of an abstract, in its order; fewer than two only when it has fewer.</summary>
    /// <param name="title">The title, whose words tell which sentences are central; may be empty.</param>
    /// <param name="text">The abstract: plain text with mathematics as <c>$…$</c>.</param>
    public static IReadOnlyList<SummarySentence> Choose(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        return new SummaryChoice(title, text, SummaryModel.BuiltIn).Two();
    }

    /// <summary>Chooses the one sentence that says best what the paper is about; <see langword="null"/> when there is
    /// none.</summary>
    /// <param name="title">The title; may be empty.</param>
    /// <param name="text">The abstract: plain text with mathematics as <c>$…$</c>.</param>
    public static SummarySentence? ChooseOne(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        return new SummaryChoice(title, text, SummaryModel.BuiltIn).One();
    }

    /// <summary>
    /// Says in one line what the paper is about, for where its title does not stand beside it: the sentence that says it best, led
    /// by the title where the sentence leaves out what the title names; <see langword="null"/> when there is no abstract.
    /// </summary>
    /// <param name="title">The title; may be empty.</param>
    /// <param name="text">The abstract: plain text with mathematics as <c>$…$</c>.</param>
    public static SummaryLine? ChooseLine(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        return new SummaryChoice(title, text, SummaryModel.BuiltIn).Line();
    }
}

/// <summary>A sentence of a summary.</summary>
/// <param name="Text">The sentence: word for word, or what is left of it, with a capital and a full stop.</param>
/// <param name="Start">Where its source begins in the abstract, in UTF-16 units.</param>
/// <param name="Length">How long the source is in the abstract.</param>
public sealed record SummarySentence(string Text, int Start, int Length)
{
    /// <summary>Whether something of the source was left off.</summary>
    public bool IsShortened => Text.Length != Length;
}
