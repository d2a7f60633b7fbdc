using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Questions;

/// <summary>Identity of a question: 12 letters and digits, the same for the same words to the same work.</summary>
public readonly record struct QuestionId
{
    private readonly string? text;

    private QuestionId(string text) => this.text = text;

    /// <summary>The identity that a key has.</summary>
    /// <param name="key">What makes the question one.</param>
    public static QuestionId Of(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new QuestionId(ArticleId.Letters(key));
    }

    /// <summary>Reads one; upper case is read as lower case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? given, out QuestionId id)
    {
        var lower = given?.Trim().ToLowerInvariant();
        var isOne = lower is not null && ArticleId.IsLetters(lower);
        id = isOne ? new QuestionId(lower!) : default;
        return isOne;
    }

    /// <summary>The letters.</summary>
    public override string ToString() => text ?? "";
}
