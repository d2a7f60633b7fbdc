using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Papers;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Webmentions;

/// <summary>Which addresses are pages of ours that a post may be about.</summary>
public sealed class WebmentionTargets(IOptions<WebOptions> options)
{
    /// <summary>What the page at an address is about; every version of a paper is that paper.</summary>
    public bool TryRead(Uri address, [NotNullWhen(true)] out Subject? subject)
    {
        ArgumentNullException.ThrowIfNull(address);
        subject = null;
        var home = options.Value.PublicAddress;
        if (home is null || address.Scheme != home.Scheme || address.Port != home.Port
            || !string.Equals(HostName.Find(address), home.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parts = Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/').Split('/', 3);
        subject = parts is ["", var place, var id] ? Read(place, id) : null;
        return subject is not null;
    }

    private static Subject? Read(string place, string id) => place switch
    {
        "abs" when ArxivId.TryParse(id, out var paper, out _) => new Subject(SubjectKind.Work, WorkKey.Of(paper).ToString()),
        "work" when WorkAddress.TryRead(id, out var key) => new Subject(SubjectKind.Work, key.ToString()),
        "article" when ArticleId.TryParse(id, out var article) => new Subject(SubjectKind.Article, article.ToString()),
        "question" when QuestionId.TryParse(id, out var question) => new Subject(SubjectKind.Question, question.ToString()),
        _ => null,
    };
}
