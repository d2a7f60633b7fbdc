using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Discussion;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>Where things stand that moderators decide about.</summary>
internal static class SubjectWords
{
    /// <summary>Where a contribution stands.</summary>
    public static string PlaceOf(Contribution contribution) => contribution.Kind == ContributionKind.Comment
        ? ContributionAddress.Permalink(contribution.Number)
        : ContributionAddress.Of(contribution);

    /// <summary>Where something stands or stood of which only the log is left; <c>null</c> for accounts and for shelves, which are not public.</summary>
    public static string? PlaceOf(ContributionKind? kind, Subject? subject, long? number)
    {
        if (subject is not { Kind: not SubjectKind.Shelf } about || kind is null or ContributionKind.Shelf)
            return null;
        var page = ContributionAddress.Of(about);
        return kind == ContributionKind.Comment && number is { } known ? $"{page}#{ContributionAddress.Anchor(known)}" : page;
    }

    /// <summary>What it is about, as it is typed into an address.</summary>
    public static string NameOf(Subject subject) => subject.Kind switch
    {
        SubjectKind.Work => subject.Id,
        SubjectKind.Question => $"question {subject.Id}",
        SubjectKind.Article => $"article {subject.Id}",
        _ => "a shelf",
    };
}
