using System.Globalization;
using System.Text.Json.Nodes;
using ArxivLens.Web.Api.Parameters;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace ArxivLens.Web.Api.Document;

/// <summary>What the document says of an address: parameters as they are read, an example to try, the errors it can answer.</summary>
internal static class OperationText
{
    /// <summary>The extension that holds the address of the example.</summary>
    internal const string ExampleName = "x-example";

    private static readonly string[] Always = ["429", "500", "503"];

    internal static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var example = metadata.OfType<ExampleAddress>().FirstOrDefault()?.Address;
        var values = example is null ? [] : QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), example).Query);
        foreach (var segment in metadata.OfType<PathSegment>())
            DescribeSegment(operation, segment);
        var taken = metadata.OfType<TakenParameters>().SelectMany(one => one.Parameters).ToList();
        if (taken.Count > 0)
        {
            operation.Parameters =
            [
                .. operation.Parameters?.Where(one => one.In == ParameterLocation.Path) ?? [],
                .. taken.Select(one => ParameterOf(one, values.GetValueOrDefault(one.Name).FirstOrDefault())),
            ];
        }

        AddErrors(operation, context.Document!, taken.Count > 0);
        AddHeaders(operation);
        if (example is not null)
            AddExample(operation, example);
        return Task.CompletedTask;
    }

    private static void DescribeSegment(OpenApiOperation operation, PathSegment segment)
    {
        if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(one => one.Name == segment.Name) is not { } parameter)
        {
            parameter = new OpenApiParameter { Name = segment.Name };
            (operation.Parameters ??= []).Add(parameter);
        }

        parameter.In = ParameterLocation.Path;
        parameter.Required = true;
        parameter.Description = segment.Description;
        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        parameter.Example = segment.Example;
    }

    private static OpenApiParameter ParameterOf(ApiParameter parameter, string? tried) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Required = parameter.IsRequired,
        Schema = SchemaText.Of(parameter.Schema),
        Example = (tried ?? parameter.Example) is { } text ? ExampleOf(parameter, text) : null,
    };

    private static JsonNode ExampleOf(ApiParameter parameter, string text) => (string?)parameter.Schema["type"] switch
    {
        "integer" => int.Parse(text, CultureInfo.InvariantCulture),
        "boolean" => bool.Parse(text),
        _ => text,
    };

    private static void AddErrors(OpenApiOperation operation, OpenApiDocument document, bool hasParameters)
    {
        var hasSegments = operation.Parameters?.Any(one => one.In == ParameterLocation.Path) == true;
        var statuses = new List<string>(Always);
        if (hasParameters || hasSegments)
            statuses.Add("400");
        if (hasSegments)
            statuses.Add("404");
        operation.Responses ??= [];
        operation.Responses.TryAdd("304", new OpenApiResponse { Description = "The client has it as it is: it named the ETag in If-None-Match." });
        foreach (var status in statuses)
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = ErrorKind.Of(int.Parse(status, CultureInfo.InvariantCulture)).Title,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(DocumentText.Problem, document) },
                },
            };
        }
    }

    private static void AddHeaders(OpenApiOperation operation)
    {
        static OpenApiHeader Header(string description) => new()
        {
            Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

        foreach (var (status, response) in operation.Responses!)
        {
            if (response is not OpenApiResponse written)
                continue;
            var headers = written.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            headers["RateLimit-Policy"] = Header("How many requests are allowed in how many seconds.");
            headers["RateLimit"] = Header("How many are left, and in how many seconds all are there again.");
            if (status is "429" or "503")
                headers["Retry-After"] = Header("Seconds to wait.");
            if (status is "200" or "304")
                headers["ETag"] = Header("What the answer is known by; strong.");
        }
    }

    private static void AddExample(OpenApiOperation operation, string example)
    {
        operation.AddExtension(ExampleName, new JsonNodeExtension(example));
        operation.AddExtension("x-codeSamples", new JsonNodeExtension(new JsonArray(new JsonObject
        {
            ["lang"] = "Shell", ["label"] = "curl", ["source"] = $"curl \"$ARXIVLENS{example}\"",
        })));
    }
}
