using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Debate;

/// <summary>Words for what the debate is made of, the same on every page.</summary>
public static class DebateWords
{
    /// <summary>How a question stands.</summary>
    public static string Of(QuestionStatus status) => status switch
    {
        QuestionStatus.Addressed => "Addressed",
        QuestionStatus.Disputed => "Disputed",
        _ => "Open",
    };

    /// <summary>What sort of question it is, where that has to be said; <c>null</c> of one that is simply asked.</summary>
    public static string? Of(AskedKind kind) => kind switch
    {
        AskedKind.Rhetorical => "rhetorical",
        AskedKind.Challenge => "challenge",
        _ => null,
    };

    /// <summary>How the work of a passage stands to the works that are asked.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="asked">How many works are asked.</param>
    public static string Of(PassageRelation relation, int asked)
    {
        var one = asked == 1 ? "the paper asked" : "a paper asked";
        return relation switch
        {
            PassageRelation.Asked => one,
            PassageRelation.Cited => $"cited by {one}",
            PassageRelation.Citing => $"cites {one}",
            PassageRelation.Similar => $"similar to {one}",
            _ => "elsewhere in this library",
        };
    }

    /// <summary>How close a passage is: in words and as a number.</summary>
    public static string Closeness(double closeness)
    {
        var words = closeness >= ClosenessScale.VeryClose ? "very close" : closeness >= ClosenessScale.Close ? "close" : "near";
        // A learnt figure is never certain, however it rounds.
        return closeness >= .995 ? $"{words} (over 0.99)" : string.Create(CultureInfo.InvariantCulture, $"{words} ({closeness:0.00})");
    }

    /// <summary>Where in its work a passage stands.</summary>
    public static string Place(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"sentence {passage.Id.Sentence}");
        if (!passage.Id.IsFullText)
            return passage.Section is { Length: > 0 } part ? $"{part}, {sentence}" : $"abstract, {sentence}";
        return passage.Section is { Length: > 0 } section ? $"full text, “{section}”, {sentence}" : $"full text, {sentence}";
    }
}
