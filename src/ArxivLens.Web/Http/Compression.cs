using System.IO.Compression;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Http;

/// <summary>
/// What is sent compressed: all text, but what the community's addresses say to whoever is signed in. There something that only the
/// reader may know (an e-mail address, the address of a private feed) could stand beside something that another site chose, and how
/// much shorter the two make each other tells the one by the other (BREACH). On all other pages of a signed-in reader stands no secret
/// but the word of forms, which is masked anew in every answer.
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) =>
        !(context.FindReader() is not null && context.GetEndpoint()?.Metadata.GetMetadata<CommunityAttribute>() is not null)
        && base.ShouldCompressResponse(context);
}

/// <summary>How compression is set up.</summary>
internal static class CompressionSetup
{
    internal static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            // Whatever could be measured by it is left out (Compression).
            compression.EnableForHttps = true;
            compression.MimeTypes =
            [
                "text/html", "text/plain", "text/csv", "application/json", "application/problem+json", "application/x-suggestions+json",
                "application/x-ndjson", "application/graphml+xml", "application/gexf+xml", "application/ld+json", "text/markdown",
                "application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json", "application/rdf+xml",
                "application/xml",
                "application/atom+xml", "application/opensearchdescription+xml",
            ];
        });
        services.Replace(ServiceDescriptor.Singleton<IResponseCompressionProvider, Compression>());
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }
}
