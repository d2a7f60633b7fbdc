using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Questions;

/// <summary>A passage as the page of a question shows it.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Bearing">Why it is near; <c>null</c> of one that a reader points to.</param>
/// <param name="Asked">How many works the question is put to.</param>
public sealed record PassageView(Passage Passage, Bearing? Bearing, int Asked)
{
    /// <summary>The question that it can be answered with; <c>null</c> where readers answer none.</summary>
    public QuestionId? Answers { get; init; }
}
