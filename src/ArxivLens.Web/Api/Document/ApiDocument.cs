using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ArxivLens.Web.Api.Document;

/// <summary>The description of the interface, OpenAPI 3.1, made once of the addresses themselves.</summary>
public sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider) : IDisposable
{
    /// <summary>Its name, which is that of the version.</summary>
    public const string Name = "v1";

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Written? _written;

    /// <summary>Reads it.</summary>
    public async Task<OpenApiDocument> ReadAsync(CancellationToken cancellationToken) => (await WriteAsync(cancellationToken)).Document;

    /// <summary>Answers with it in one of its two forms.</summary>
    public async Task<IResult> ServeAsync(HttpContext http, bool isYaml)
    {
        var written = await WriteAsync(http.RequestAborted);
        var (content, type) = isYaml ? (written.Yaml, "application/yaml; charset=utf-8") : (written.Json, "application/json; charset=utf-8");
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        // Weak: it may be sent compressed or not.
        return Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{written.Fingerprint}\"", isWeak: true));
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Written> WriteAsync(CancellationToken cancellationToken)
    {
        if (_written is { } made)
            return made;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_written is { } meanwhile)
                return meanwhile;
            var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
            var json = System.Text.Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken));
            var yaml = System.Text.Encoding.UTF8.GetBytes(await document.SerializeAsYamlAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken));
            return _written = new Written(document, json, yaml, Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 10)));
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Written(OpenApiDocument Document, byte[] Json, byte[] Yaml, string Fingerprint);
}

/// <summary>Where the description is served.</summary>
internal static class DocumentRoutes
{
    internal const string Address = "/openapi/v1.json";

    internal static void AddApiDocument(this IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description =>
                description.HttpMethod == HttpMethods.Get && $"/{description.RelativePath}".StartsWith(ApiRoutes.Base + "/", StringComparison.Ordinal);
            options.AddDocumentTransformer(DocumentText.Describe);
            options.AddOperationTransformer(OperationText.Describe);
            options.AddSchemaTransformer(SchemaText.Describe);
        });
        services.AddSingleton<ApiDocument>();
    }

    internal static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Address, (HttpContext http, ApiDocument document) => document.ServeAsync(http, isYaml: false)).ExcludeFromDescription();
        routes.MapRead("/openapi/v1.yaml", (HttpContext http, ApiDocument document) => document.ServeAsync(http, isYaml: true)).ExcludeFromDescription();
    }
}
