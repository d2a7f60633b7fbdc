using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>A question for which passages are looked for.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Label">What it stands under, or <c>null</c>.</param>
/// <param name="Context">What is said before it, or empty.</param>
/// <param name="Asked">The works it is put to; may be empty.</param>
public sealed record EvidenceQuestion(string Text, string? Label, string Context, IReadOnlyList<WorkKey> Asked)
{
    /// <summary>The question as its first asker puts it.</summary>
    public static EvidenceQuestion Of(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new EvidenceQuestion(question.Text, question.Label, question.Askers[0].Asked.Context, question.Asked);
    }
}
