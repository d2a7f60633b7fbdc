using ArxivLens.Core.Papers;
using Markdig.Syntax.Inlines;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>A work or a reader that is named in the words of a comment.</summary>
/// <param name="text">The words that name it.</param>
/// <param name="key">The work.</param>
/// <param name="name">The reader.</param>
/// <param name="isSure">Whether it is one even where this library does not know it; a bare number only may be one.</param>
internal sealed class MentionInline(string text, WorkKey? key, string? name, bool isSure) : LeafInline
{
    public string Text { get; } = text;

    public WorkKey? Key { get; } = key;

    public string? Name { get; } = name;

    public bool IsSure { get; } = isSure;
}
