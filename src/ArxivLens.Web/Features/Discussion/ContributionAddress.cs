using System.Globalization;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Answers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Where contributions, what they are about and who wrote them stand.</summary>
public static class ContributionAddress
{
    /// <summary>Where a contribution stands on the page of what it is about: <c>/abs/2311.09227#c12</c>.</summary>
    /// <remarks>In a discussion of several pages, and for a work that is one with another, <see cref="Permalink(long)"/> leads there.</remarks>
    public static string Of(Contribution contribution)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        return contribution.Kind switch
        {
            ContributionKind.Comment => $"{Of(contribution.Subject)}#{Anchor(contribution.Number)}",
            ContributionKind.Answer => $"{Of(contribution.Subject)}#{AnswerAddress.Anchor(contribution.Number)}",
            ContributionKind.Standing => $"{Of(contribution.Subject)}#standing-h",
            ContributionKind.Post => $"{Of(contribution.Subject)}#posts-h",
            _ => Of(contribution.Subject),
        };
    }

    /// <summary>The page of what something is about.</summary>
    public static string Of(Subject subject) => subject.Kind switch
    {
        SubjectKind.Work => WorkKey.TryParse(subject.Id, out var key) ? WorkAddress.Of(key) : "/",
        SubjectKind.Question => $"/question/{Uri.EscapeDataString(subject.Id)}",
        SubjectKind.Article => $"/article/{Uri.EscapeDataString(subject.Id)}",
        _ => $"/shelf/{Uri.EscapeDataString(subject.Id)}",
    };

    /// <summary>The address that leads to a comment wherever it stands.</summary>
    public static string Permalink(long number) => string.Create(CultureInfo.InvariantCulture, $"/comment/{number}");

    /// <summary>The name of a comment on its page.</summary>
    public static string Anchor(long number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");

    /// <summary>What a reader wrote.</summary>
    public static string OfReader(string name) => $"/reader/{Uri.EscapeDataString(name)}";
}
