using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArxivLens.Web.Api.Document;

/// <summary>What the document says of the interface as a whole.</summary>
internal static class DocumentText
{
    internal const string Problem = "Problem";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Papers", "Papers of arXiv: searching, listing, one of them."),
        ("Authors", "Authors by name, and what they wrote."),
        ("Categories", "The categories of arXiv."),
        ("Findings", "What the sentences of a paper state."),
        ("Lens", "What only this program has of a work: its network, what it cites and what cites it, its terms, what is like it and why."),
        ("Terms", "Words and phrases that works share."),
        ("Debate", "Articles about works, the questions they ask, and the passages of the literature that bear on them."),
        ("Library", "What this server holds."),
    ];

    internal static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ArxivLens",
            Version = "1.0.0",
            Summary = "A library of scholarly papers: search, citations, networks, and the debate about them.",
            Description = "Everything can be read without a key, from any page of any site. Every address answers GET and HEAD; answers have a "
                + "strong ETag and are given again as 304 to who names it in If-None-Match. Errors are problem+json (RFC 9457) with a stable "
                + "type; /api/errors explains each. RateLimit and RateLimit-Policy tell how many requests are left, and a 429 comes with "
                + "Retry-After.",
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
        var used = document.Paths.Values
            .SelectMany(path => path.Operations?.Select(one => one.Value) ?? [])
            .SelectMany(operation => operation.Tags?.Select(tag => tag.Name) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        document.Tags = new HashSet<OpenApiTag>(
            Tags.Where(tag => used.Contains(tag.Name)).Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        document.AddComponent(Problem, ProblemSchema());
        return Task.CompletedTask;
    }

    private static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What is wrong with a request (RFC 9457).",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "message", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "The kind of error; it never changes.",
                    Enum = [.. ErrorKind.All.Select(kind => (JsonNode)kind.Address)],
                },
                ["title"] = Text("What happened, the same words for each kind."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status.", Minimum = "400", Maximum = "599" },
                ["detail"] = Text("What is wrong, and what would be right."),
                ["message"] = Text("The same as detail, for clients that look for it here."),
                ["traceId"] = Text("What the server's log has the request by."),
                ["parameter"] = Text("The parameter it is about."),
                ["limit"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.String, Description = "The limit that was gone over." },
            },
        };
    }
}
