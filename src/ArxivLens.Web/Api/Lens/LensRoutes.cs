using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Api.References;
using ArxivLens.Web.Features.Sources;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Api.Lens;

/// <summary>What only this program has: networks, citations, terms, likeness and its reasons, the debate.</summary>
internal static class LensRoutes
{
    private const string Paper = "2311.09227";

    // Those of a made-up debate, which the tests read; another library has others.
    private const string Article = "7kv4ra5f3jvp";
    private const string Question = "jpt97t7xa58y";

    internal static void AddLens(this IServiceCollection services) => services.AddSingleton<LensDesk>();

    internal static void MapLens(this IEndpointRouteBuilder v1)
    {
        MapWorks(v1);
        MapDebate(v1);
        v1.MapRead("/terms/{term}", TermAnswers.Works).Costs(RequestCost.Search).Takes(TermAnswers.OfTerm)
            .WithName("termWorks").WithTags("Terms").WithSummary("The works that have a term")
            .WithDescription("A term is a phrase; the words must stand side by side in title or abstract, whatever their number or spelling.")
            .WithSegment("term", "The term, slashes escaped.", "foundation models")
            .WithExample("/api/v1/terms/foundation%20models?pageSize=5");
        v1.MapRead("/sources", SourceAnswers.Sources)
            .WithName("sources").WithTags("Library").WithSummary("Who gave the data of this library")
            .WithDescription("What each source gave, when, how much, under which licence, how old that is, and what failed.")
            .WithExample("/api/v1/sources");
        v1.MapRead("/status", LibraryAnswers.Status)
            .WithName("status").WithTags("Library").WithSummary("What this library holds")
            .WithDescription("Numbers of works, citations and articles, and of the index that answers.")
            .WithExample("/api/v1/status");
    }

    private static void MapWorks(IEndpointRouteBuilder v1)
    {
        v1.MapOfWork("network", NetworkAnswers.Network, "The network of a work", "What it cites and what cites it, or what is like it, with places for a picture. Edges are triples of numbers.")
            .Produced<NetworkShape>().Each(route => route.Costs(RequestCost.Analysis).Takes(NetworkAnswers.Parameters)).Example("?budget=20");
        v1.MapOfWork("references", CitationAnswers.References, "What a work cites", "Works it cites, page by page. \"next\" and the header Link lead on.")
            .Each(route => route.Takes(CitationAnswers.Parameters)).Example("?limit=5");
        v1.MapOfWork("citations", CitationAnswers.Citations, "What cites a work", "Works that cite it, page by page. \"next\" and the header Link lead on.")
            .Each(route => route.Takes(CitationAnswers.Parameters)).Example("?limit=5&order=newest");
        v1.MapOfWork("terms", TermAnswers.Terms, "The terms of a work", "Words and phrases that tell it from the rest of the library, weighed by TF-IDF.")
            .Each(route => route.Takes(TermAnswers.OfWork)).Example("?limit=5");
        v1.MapOfWork("similar", SimilarAnswers.Similar, "Works like a work", "By text and by citations, with the parts of each score and a reason.")
            .Each(route => route.Costs(RequestCost.Search).Takes(SimilarAnswers.Parameters)).Example("?limit=3");
        v1.MapOfWork("explain", ExplainAnswers.Explain, "Why a work is near another, or answers a query", "With the parts of the score, which add up to it.")
            .Each(route => route.Costs(RequestCost.Search).Takes(ExplainAnswers.Parameters)).Example("?query=model%20access");
        v1.MapOfWork("versions", VersionAnswers.Versions, "The versions of a paper", "With the texts of those this library ever had.").Example("");
        v1.MapOfWork("origins", OriginAnswers.Origins, "Where what is said of a work is from", "For each kind of datum its source, the day it was taken and the day the source changed it.").Example("");
        v1.MapOfWork(
            "reference-strings", ReferenceAnswers.Strings, "References of a work as they were written",
            "The lists of references that the library took from TeX sources, full texts and plain lists, with the work that each reference was "
            + "resolved to and what told so. A reference that is not resolved waits until its work comes into the library.").Example("");
        v1.MapOfWork("evidence", EvidenceAnswers.FindOfWork, "Passages that bear on a question to a work", "Of the work itself, of what it cites and what cites it, and of the whole library.")
            .Each(route => route.Costs(RequestCost.Analysis).Takes(EvidenceAnswers.OfWork)).Example("?question=Who%20decides%20on%20access%20to%20a%20model%3F");
    }

    private static void MapDebate(IEndpointRouteBuilder v1)
    {
        v1.MapRead("/evidence", EvidenceAnswers.Find).Costs(RequestCost.Analysis).Takes(EvidenceAnswers.OfLibrary)
            .WithName("evidence").WithTags("Debate").WithSummary("Passages that bear on a question")
            .WithDescription("Sentences of abstracts and full texts of the library, the closest first. An empty list says that nothing here bears on it.")
            .WithExample("/api/v1/evidence?question=Who%20decides%20on%20access%20to%20a%20model%3F&about=" + Paper);
        v1.MapRead("/articles", ArticleAnswers.List).Takes(ArticleAnswers.OfList)
            .WithName("articles").WithTags("Debate").WithSummary("Articles about works")
            .WithDescription("The newest first, or those about one work.")
            .WithExample("/api/v1/articles?about=" + Paper);
        v1.MapRead("/articles/{id}", ArticleAnswers.Find)
            .WithName("article").WithTags("Debate").WithSummary("An article with all that was found in it")
            .WithDescription("What it discusses, quotes, claims, points to and asks; places are UTF-16 units of its text. /articles lists what this library has.")
            .WithSegment("id", "Its identity, twelve letters and digits.", Article)
            .WithExample("/api/v1/articles/" + Article);
        v1.MapRead("/questions", QuestionAnswers.List).Takes(QuestionAnswers.OfList)
            .WithName("questions").WithTags("Debate").WithSummary("Questions that articles ask")
            .WithDescription("Open ones first, then those that more articles ask.")
            .WithExample("/api/v1/questions?status=open&pageSize=5");
        v1.MapRead("/questions/{id}", QuestionAnswers.Find).Costs(RequestCost.Analysis)
            .WithName("question").WithTags("Debate").WithSummary("A question with the passages that bear on it")
            .WithDescription("Who asks it, readers' answers, and the closest passages of the library. /questions lists what this library has.")
            .WithSegment("id", "Its identity, twelve letters and digits.", Question)
            .WithExample("/api/v1/questions/" + Question);
    }

    // An old id has a slash, which clients leave as it is or escape: both are the same work.
    private static WorkRoute MapOfWork(
        this IEndpointRouteBuilder v1, string name, Delegate handler, string summary, string description)
    {
        var route = v1.MapRead("/papers/{id}/" + name, handler)
            .WithName("paper" + NameOf(name)).WithTags("Lens").WithSummary(summary).WithDescription(description)
            .WithSegment("id", "An arXiv id, a DOI or a key of this library; a slash is escaped as %2F or, in an old arXiv id, left as it is.", Paper);
        var twoSegments = v1.MapRead("/papers/{archive}/{id}/" + name, handler).ExcludeFromDescription();
        return new WorkRoute(route, twoSegments, $"{ApiRoutes.Base}/papers/{Paper}/{name}");
    }

    private static string NameOf(string part) =>
        string.Concat(part.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>One address of a work in its two shapes.</summary>
    private sealed record WorkRoute(RouteHandlerBuilder Described, RouteHandlerBuilder TwoSegments, string Address)
    {
        public WorkRoute Each(Action<RouteHandlerBuilder> add)
        {
            add(Described);
            add(TwoSegments);
            return this;
        }

        public WorkRoute Produced<T>()
        {
            Described.Produces<T>();
            return this;
        }

        public void Example(string query) => Described.WithExample(Address + query);
    }
}
