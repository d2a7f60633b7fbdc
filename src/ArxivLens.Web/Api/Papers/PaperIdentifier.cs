using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Fetching;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Papers;

/// <summary>Finds the paper that a path names.</summary>
public sealed class PaperIdentifier(IWorkStore works, FetchDesk desk)
{
    /// <summary>The name of the part of the path.</summary>
    internal const string Name = "identifier";

    /// <summary>What a path may name a paper by, for the document.</summary>
    internal const string Description =
        "A genSlug, or an arXiv id in any shape, with or without a version; a slash in it may be percent-encoded or stand as it "
        + "is. A version that exists leads to the same answer as none.";

    /// <summary>Finds the paper.</summary>
    /// <param name="identifier">What the route matched.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The work with its full record, or what is wrong.</returns>
    public async Task<(Work? Work, ProblemHttpResult? Problem)> FindAsync(string identifier, CancellationToken cancellationToken)
    {
        var text = WorkAddress.Unescape(identifier);
        if (!PaperSlug.TryParse(text, out var id, out var version))
            return (null, ApiProblem.NotFound($"There is no paper of this name. {IdComplaint.Explain(text)}"));
        var work = await works.FindAsync(WorkKey.Of(id), cancellationToken);
        if (work is null)
            return (null, ApiProblem.NotFound($"arXiv:{id} is not in this library. {desk.HintOf(id)}"));
        if (work.Paper is not { } paper)
            return (null, ApiProblem.NotFound($"This library has no record of arXiv:{id} from arXiv; it knows of it only by what others say. {desk.HintOf(id)}"));
        if (version is not null && version > paper.Versions[^1].Number)
        {
            var newest = paper.Versions[^1].Number;
            return (null, ApiProblem.NotFound($"There is no version {version} of arXiv:{id}; the newest is {newest}."));
        }

        return (work, null);
    }
}
