using System.Text.Json.Nodes;
using ArxivLens.Web.Api;
using ArxivLens.Web.Api.Document;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace ArxivLens.Web.Features.Api;

/// <summary>One address as the page shows it.</summary>
/// <param name="Path">The address with its parts in braces.</param>
/// <param name="Operation">What the document says of it.</param>
/// <param name="Http">The request for the page, which tells by which name this server is reached.</param>
public sealed record DescribedAddress(string Path, OpenApiOperation Operation, HttpContext Http)
{
    /// <summary>What it is called within the page.</summary>
    public string Anchor => Operation.OperationId ?? "";

    /// <summary>The address to try.</summary>
    public string? Example => Operation.Extensions?.TryGetValue(OperationText.ExampleName, out var one) == true && one is JsonNodeExtension { Node: { } node }
        ? (string?)node
        : null;

    /// <summary>The same as a command.</summary>
    public string? Command => Example is { } example ? $"curl '{Http.AddressOf(example)}'" : null;

    /// <summary>The name of what it answers.</summary>
    public string? Answer => NameOf(Operation.Responses?.GetValueOrDefault("200")?.Content?.Values.FirstOrDefault()?.Schema);

    /// <summary>Statuses it can answer, with what each means.</summary>
    public IEnumerable<(string Status, string Meaning)> Statuses => (Operation.Responses ?? [])
        .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value.Description ?? ""));

    /// <summary>The parameters of path and query.</summary>
    public IEnumerable<IOpenApiParameter> Parameters => Operation.Parameters ?? [];

    /// <summary>The name of a schema that stands by itself, of what a list holds, or nothing.</summary>
    public static string? NameOf(IOpenApiSchema? schema) => schema switch
    {
        OpenApiSchemaReference { Reference.Id: { } name } => name,
        { Items: { } items } => NameOf(items),
        { OneOf: { Count: > 0 } choices } => choices.Select(NameOf).FirstOrDefault(name => name is not null),
        _ => null,
    };

    /// <summary>What values may be, in a few words: <c>integer, 1 to 100, default 20</c>.</summary>
    public static string Describe(IOpenApiSchema? schema)
    {
        if (schema is null)
            return "";
        var parts = new List<string> { TypeOf(schema) };
        if (schema.Enum is { Count: > 0 } choices)
            parts.Add("one of " + string.Join(", ", choices.Select(Text)));
        if (schema is { Minimum: { } least, Maximum: { } most })
            parts.Add(most == "2147483647" ? $"from {least}" : $"{least} to {most}");
        if (schema.MaxLength is { } longest)
            parts.Add($"at most {longest:D} characters");
        if (schema.Default is { } usual)
            parts.Add($"default {Text(usual)}");
        return string.Join(", ", parts);
    }

    private static string TypeOf(IOpenApiSchema schema)
    {
        if (schema.Items is { } items)
            return $"list of {(NameOf(items) is null ? TypeOf(items) : "")}".TrimEnd();
        var type = schema.Type ?? default;
        var name = type.HasFlag(JsonSchemaType.Integer) ? "integer"
            : type.HasFlag(JsonSchemaType.Number) ? "number"
            : type.HasFlag(JsonSchemaType.Boolean) ? "boolean"
            : type.HasFlag(JsonSchemaType.Object) ? "object"
            : type.HasFlag(JsonSchemaType.String) ? schema.Format is "date" or "date-time" ? schema.Format : "text"
            : "";
        var isNullable = type.HasFlag(JsonSchemaType.Null) || schema.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;
        return isNullable ? $"{name} or null".TrimStart() : name;
    }

    private static string Text(JsonNode? value) => value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)value! : value?.ToJsonString() ?? "null";
}
