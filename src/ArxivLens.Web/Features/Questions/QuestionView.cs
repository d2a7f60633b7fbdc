using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Answers;

namespace ArxivLens.Web.Features.Questions;

/// <summary>Everything the page of a question shows.</summary>
/// <param name="Question">The question.</param>
/// <param name="Asked">The works it is put to.</param>
/// <param name="Evidence">The passages that bear on it; <c>null</c> when none are looked for.</param>
/// <param name="Answers">Readers' answers.</param>
public sealed record QuestionView(Question Question, IReadOnlyList<Work> Asked, Evidence? Evidence, IReadOnlyList<AnswerView> Answers)
{
    /// <summary>The language of the article that asked it first, when that is known.</summary>
    public string? Language { get; init; }

    /// <summary>What the article that asked it first asks before it.</summary>
    public Question? Previous { get; init; }

    /// <summary>What readers say to it, for who looks; <c>null</c> where readers have no accounts.</summary>
    public QuestionVoices? Voices { get; init; }

    /// <summary>Whether readers answer here.</summary>
    public bool TakesAnswers => Voices is not null;

    /// <summary>What that article asks next.</summary>
    public Question? Next { get; init; }

    /// <summary>What stands for a work where its title would.</summary>
    public static string TitleOf(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Title.Length > 0 ? work.Title : work.Key.ToString();
    }

    /// <summary>What other sites show of the page in one line.</summary>
    public string Description
    {
        get
        {
            var to = Asked.Count > 0 ? $"A question to “{TexText.ToDisplay(TitleOf(Asked[0]))}”" : "A question";
            return Evidence is not { Passages.Count: > 0 } found
                ? $"{to}, who asks it, and what this library has to say to it."
                : $"{to}, who asks it, and {found.Passages.Count} passages of the literature that bear on it.";
        }
    }
}

/// <summary>An answer with the passage it points to.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Passage">The passage; <c>null</c> when the library no longer has it.</param>
public sealed record AnswerView(Answer Answer, Passage? Passage);
