using ArxivLens.Core.References;

namespace ArxivLens.Web.Api.References;

/// <summary>The references of a work as they were written.</summary>
/// <param name="Id">The work.</param>
/// <param name="Lists">One list a source that gave one, by the name of the source.</param>
public sealed record WrittenReferences(string Id, IReadOnlyList<WrittenReferenceList> Lists);

/// <summary>A list of references.</summary>
/// <param name="Origin">Who gave it: <c>latex</c>, <c>fulltext</c>, <c>bibliography</c>.</param>
/// <param name="Total">How many references it has.</param>
/// <param name="Resolved">How many of them have a known work.</param>
/// <param name="References">The references in the order of the list.</param>
public sealed record WrittenReferenceList(string Origin, int Total, int Resolved, IReadOnlyList<WrittenReferenceEntry> References);

/// <summary>A reference as it was written.</summary>
/// <param name="Entry">The entry of the list it stands in, from 1; an entry may hold several references.</param>
/// <param name="Text">The text.</param>
/// <param name="Work">The work it was resolved to; <c>null</c> while that is not known.</param>
/// <param name="ResolvedBy">What told so: <c>doi</c>, <c>arxiv</c>, <c>journal</c>, <c>title</c>, <c>near-title</c>.</param>
/// <param name="Confidence">How likely that is right, 0 to 1, as measured for what told so.</param>
/// <param name="InLibrary">Whether the library has a record of the work; without one only its identifier is known.</param>
/// <param name="Title">The title as it was read, of a reference that is not resolved.</param>
/// <param name="Authors">The authors as they were read, of a reference that is not resolved.</param>
/// <param name="Year">The year as it was read, of a reference that is not resolved.</param>
public sealed record WrittenReferenceEntry(
    int Entry, string Text, string? Work, string? ResolvedBy, double? Confidence, bool? InLibrary, string? Title,
    IReadOnlyList<string> Authors, int? Year)
{
    internal static WrittenReferenceEntry Of(ListedReference one) => new(
        one.Entry,
        one.Text,
        one.Match?.Work.ToString(),
        one.Match is { } match ? ReferenceEvidences.NameOf(match.Evidence) : null,
        one.Match?.Confidence,
        one.Match?.IsKnown,
        one.Facts?.Title,
        one.Facts is null ? [] : [.. one.Facts.Authors.Select(author => author.Display)],
        one.Facts?.Year);
}
