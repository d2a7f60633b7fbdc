using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>The versions of a paper of arXiv.</summary>
/// <param name="Work">The key of the paper.</param>
/// <param name="Items">The versions, the first first.</param>
public sealed record VersionList(string Work, IReadOnlyList<VersionItem> Items);

/// <summary>A version.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Submitted">When it was submitted.</param>
/// <param name="Title">Its title; null when this library never had the texts of this version.</param>
/// <param name="Summary">Its abstract; null when this library never had it.</param>
/// <param name="Comments">The authors' comments.</param>
/// <param name="Kilobytes">Size of its source in units of 1,024 bytes; null when it is not recorded.</param>
/// <param name="SourceType">arXiv's letters for the sort of source, I among them for a withdrawn version; null when none are recorded.</param>
public sealed record VersionItem(
    int Version, DateTimeOffset Submitted, string? Title, string? Summary, string? Comments, int? Kilobytes, string? SourceType);

/// <summary>Answers <c>/papers/{id}/versions</c>.</summary>
internal static class VersionAnswers
{
    internal static async Task<Results<Ok<VersionList>, ProblemHttpResult>> Versions(
        HttpContext http, IWorkStore works, CancellationToken cancellationToken)
    {
        if (!LensDesk.TryReadKey(http, out var key, out var problem))
            return problem;
        var work = await works.FindAsync(key, cancellationToken);
        if (work?.Paper is not { } paper)
            return ApiProblem.NotFound(work is null ? $"This library does not hold {key}." : $"No versions are recorded of {key}, which is no paper of arXiv.");
        var texts = (await works.FindTextsAsync(key, cancellationToken)).Concat(VersionText.Of(work) is { } own ? [own] : [])
            .ToDictionary(text => text.Version);
        return TypedResults.Ok(new VersionList(
            key.ToString(), [.. paper.Versions.Select(version => ItemOf(version, texts.GetValueOrDefault(version.Number)))]));
    }

    private static VersionItem ItemOf(PaperVersion version, VersionText? text) => new(
        version.Number, version.Created, text is null ? null : TexText.ToDisplay(text.Title),
        text is null ? null : TexText.ToDisplay(text.Abstract), text?.Comments,
        version.Kilobytes, version.SourceType);
}
