using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArxivLens.Web.Api.Document;

/// <summary>Schemas of what is written: numbers are numbers, and what a record always has is required.</summary>
internal static class SchemaText
{
    internal static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // What is written is always there, a null among it, but for members that are left out when they are not known.
        if (schema.Properties is { Count: > 0 } properties && !IsLeavingOut(context.JsonTypeInfo.Type))
            schema.Required = new HashSet<string>(properties.Keys, StringComparer.Ordinal);
        // The converter that writes a Z hides from the framework what it writes, and that there may be nothing to write.
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset))
            schema.Type = JsonSchemaType.String | (schema.Type ?? default);
        else if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        return Task.CompletedTask;
    }

    /// <summary>The schema of a parameter.</summary>
    internal static OpenApiSchema Of(JsonObject schema)
    {
        var read = new OpenApiSchema
        {
            Type = (string?)schema["type"] switch
            {
                "integer" => JsonSchemaType.Integer,
                "number" => JsonSchemaType.Number,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = (string?)schema["format"],
            Minimum = schema["minimum"]?.ToJsonString(),
            Maximum = schema["maximum"]?.ToJsonString(),
            MaxLength = (int?)schema["maxLength"],
            Pattern = (string?)schema["pattern"],
            Default = schema["default"]?.DeepClone(),
        };
        if (schema["enum"] is JsonArray choices)
            read.Enum = [.. choices.Select(choice => choice!.DeepClone())];
        return read;
    }

    private static bool IsLeavingOut(Type type) => type.Name.EndsWith("Shape", StringComparison.Ordinal);
}
