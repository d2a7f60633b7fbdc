using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Articles;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Something that can be discussed.</summary>
/// <param name="Subject">It, under the name it is shown by.</param>
/// <param name="Title">What readers know it by: plain text.</param>
/// <param name="All">All names under which something may have been said about it: of a work those of all records that are one with it.</param>
public sealed record DiscussedThing(Subject Subject, string Title, IReadOnlyList<Subject> All)
{
    /// <summary>Its page.</summary>
    public string Address => ContributionAddress.Of(Subject);
}

/// <summary>Finds what is discussed, in the library as it is now.</summary>
public sealed class DiscussedThings(IWorkStore works, IMergeStore merges, IQuestionStore questions, IArticleStore articles)
{
    /// <summary>Reads a name as forms and addresses have it: <c>work:2311.09227</c>, <c>question:…</c>, <c>article:…</c>.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out Subject subject)
    {
        subject = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || text!.Length > 500)
            return false;
        var id = text[(colon + 1)..];
        subject = text[..colon] switch
        {
            "work" when WorkKey.TryParse(id, out var key) => new Subject(SubjectKind.Work, key.ToString()),
            "question" when QuestionId.TryParse(id, out var question) => new Subject(SubjectKind.Question, question.ToString()),
            "article" when ArticleId.TryParse(id, out var article) => new Subject(SubjectKind.Article, article.ToString()),
            _ => default,
        };
        return subject != default;
    }

    /// <summary>Writes it.</summary>
    public static string Write(Subject subject) => $"{NameOf(subject.Kind)}:{subject.Id}";

    /// <summary>What a sort is called in addresses and data.</summary>
    public static string NameOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Work => "work",
        SubjectKind.Question => "question",
        SubjectKind.Article => "article",
        _ => "shelf",
    };

    /// <summary>Finds one; <c>null</c> when the library does not have it.</summary>
    public async Task<DiscussedThing?> FindAsync(Subject subject, CancellationToken cancellationToken = default) => subject.Kind switch
    {
        SubjectKind.Work => WorkKey.TryParse(subject.Id, out var key) ? await FindWorkAsync(key, cancellationToken) : null,
        SubjectKind.Question => QuestionId.TryParse(subject.Id, out var id) ? await FindQuestionAsync(id, cancellationToken) : null,
        SubjectKind.Article => ArticleId.TryParse(subject.Id, out var id) ? await FindArticleAsync(id, cancellationToken) : null,
        _ => null,
    };

    /// <summary>All names of a work under which something may have been said about it, that by which it is shown first.</summary>
    public async Task<IReadOnlyList<Subject>> FindNamesAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        var lead = (await merges.FindWorksAsync([key], cancellationToken))[0];
        var group = await merges.FindGroupAsync(lead, cancellationToken);
        return [.. group.Select(merge => merge.Member).Prepend(lead).Distinct().Select(Of)];
    }

    private static Subject Of(WorkKey key) => new(SubjectKind.Work, key.ToString());

    private async Task<DiscussedThing?> FindWorkAsync(WorkKey key, CancellationToken cancellationToken)
    {
        var names = await FindNamesAsync(key, cancellationToken);
        if (!WorkKey.TryParse(names[0].Id, out var lead) || await works.FindAsync(lead, cancellationToken) is not { } work)
            return null;
        return new(names[0], work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString(), names);
    }

    private async Task<DiscussedThing?> FindQuestionAsync(QuestionId id, CancellationToken cancellationToken)
    {
        if (await questions.FindAsync(id, cancellationToken) is not { } question)
            return null;
        var subject = new Subject(SubjectKind.Question, question.Id.ToString());
        // It keeps the names it had in other words.
        var names = await questions.FindNamesAsync(question.Id, cancellationToken);
        return new(subject, question.Text, [.. names.Select(name => new Subject(SubjectKind.Question, name.ToString())).Prepend(subject).Distinct()]);
    }

    private async Task<DiscussedThing?> FindArticleAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (await articles.FindAsync(id, cancellationToken) is not { } article)
            return null;
        var subject = new Subject(SubjectKind.Article, article.Id.ToString());
        return new(subject, ArticleView.HeadingOf(article.Facts.Title), [subject]);
    }
}
