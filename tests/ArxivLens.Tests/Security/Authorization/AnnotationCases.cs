using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security.Authorization;

/// <summary>A comment of the reader's on a passage, which everybody sees as an annotation.</summary>
internal sealed class AnnotationCases : IAuthorizationCases
{
    private const string Work = "2311.09227";

    public async Task PrepareAsync(AuthorizationSite site)
    {
        var comment = await site.Services.GetRequiredService<IContributionStore>().AddAsync(
            new Contribution
            {
                Kind = ContributionKind.Comment,
                Account = AuthorizationSite.AccountOf(1),
                Subject = new Subject(SubjectKind.Work, Work),
                Text = "Said to be taken away.",
                Written = new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero),
            },
            new Anchor
            {
                Source = new AnchorSource(AnchorSourceKind.Abstract, Work), Fingerprint = "x", Part = AnchorPart.Abstract, Sentence = 1, Start = 0, Exact = "words",
            });
        site.Add("GET /annotations/{number:long}.jsonld", FormattableString.Invariant($"/annotations/{comment.Number}.jsonld"));
    }
}
