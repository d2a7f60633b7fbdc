using ArxivLens.Core.Articles;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Dump;

/// <summary>What is wrong with records that can be read: a dump may come from anybody. <c>null</c> when nothing is.</summary>
public static class DumpCheck
{
    private const int RankLength = 43;
    private const int LongestOrigin = 40;
    private const int LongestReason = 1_000;

    /// <summary>Looks at a work.</summary>
    public static string? FindFault(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.Paper is null) return null;
        if (work.Title.Length == 0) return "a paper has a title";
        if (work.Paper.Versions.Count == 0) return "a paper has a version";
        return work.Paper.Versions.Any(version => version.Number < 1) ? "versions count from 1" : null;
    }

    /// <summary>Looks at the texts of a version.</summary>
    public static string? FindFault(DumpedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Version < 1) return "versions count from 1";
        return text.Rank.Length == RankLength ? null : $"a rank has {RankLength} bytes";
    }

    /// <summary>Looks at a merge.</summary>
    public static string? FindFault(Merge merge)
    {
        ArgumentNullException.ThrowIfNull(merge);
        if (merge.Member == merge.Work || merge.Member == merge.Twin) return "a work is no member of itself";
        if (merge.End?.By is MergeEnding.Moved or MergeEnding.Rule) return "a dump holds merges in force and those that somebody ended";
        return IsReason(merge.Reason) && (merge.End is null || IsReason(merge.End.Reason))
            ? null
            : $"a reason is one line of 1 to {LongestReason:N0} characters";
    }

    /// <summary>Looks at what a work cites.</summary>
    public static string? FindFault(DumpedCitations citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        if (citations.Cited.Any(one => one.Key == citations.Citing)) return "a work cites itself";
        if (citations.Cited.Any(one => one.Origins.Count == 0)) return "a citation has an origin";
        return citations.Cited.SelectMany(one => one.Origins).FirstOrDefault(name => !IsOrigin(name)) is { } bad
            ? $"an origin is 1 to {LongestOrigin} lower-case letters, digits and hyphens, not '{bad}'"
            : null;
    }

    /// <summary>Looks at an article.</summary>
    public static string? FindFault(DumpedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Revisions.Count == 0) return "an article was read at least once";
        if (article.Revisions.Where((one, at) => one.Number != at + 1).Any()) return "revisions count from 1";
        var refusal = FindRefusal(() =>
        {
            ArticleLimits.Refuse(article.ToRead());
            ArticleLimits.Refuse(article.ToRead() with { Reading = new ArticleReading { Discusses = article.Mentions } });
            ArticleLimits.Refuse(article.Corrections);
            foreach (var correction in article.Corrections)
                ArticleLimits.Refuse(correction);
        });
        if (refusal is not null) return refusal;
        return Corrections.Apply(article.Reading, article.Corrections).Questions.Count == article.Asks.Count
            ? null
            : "each question of an article names the question of the library that it is";
    }

    /// <summary>Looks at what readers made of a question.</summary>
    public static string? FindFault(DumpedQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Answers.Count > AnswerLimits.Count) return "a question has more answers than a library keeps";
        return FindRefusal(() =>
        {
            AnswerLimits.Refuse(question.Standing);
            foreach (var answer in question.Answers)
                AnswerLimits.Refuse(answer.Passage, answer.Text, answer.By);
        });
    }

    /// <summary>Looks at a full text.</summary>
    public static string? FindFault(DumpedFullText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Parts.Count is 0 or > FullText.MostParts) return $"a text has 1 to {FullText.MostParts} paragraphs";
        foreach (var part in text.Parts)
        {
            if (part.Sentences.Count is 0 or > FullTextPart.MostSentences) return $"a paragraph has 1 to {FullTextPart.MostSentences} sentences";
            if (part.Sentences.Any(one => one.Length == 0 || one.Contains('\n', StringComparison.Ordinal))) return "a sentence is one line";
        }

        return null;
    }

    // What a library would refuse, in its words.
    private static string? FindRefusal(Action look)
    {
        try
        {
            look();
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message.Split(" (Parameter")[0];
        }
    }

    /// <summary>Whether a text may stand as the reason of a merge.</summary>
    public static bool IsReason(string text) => text.Trim().Length is > 0 and <= LongestReason && !text.Any(char.IsControl);

    internal static bool IsOrigin(string name) => name.Length is > 0 and <= LongestOrigin
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
