using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Http;

/// <summary>Scripts, styles and fonts as the build bundled them into this assembly, each with the copies compressed ahead.</summary>
public sealed class BundledFiles
{
    private const string Prefix = "dist/";
    private const string Forever = "public, max-age=31536000, immutable";
    private readonly FrozenDictionary<string, BundledFile> _files;

    /// <summary>Reads them all; they are small and asked for all the time.</summary>
    public BundledFiles()
    {
        var assembly = typeof(BundledFiles).Assembly;
        var contents = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
        _files = contents
            .Where(file => TypeOf(file.Key) is not null)
            .ToFrozenDictionary(
                file => file.Key,
                file => new BundledFile(
                    TypeOf(file.Key)!, Fingerprint(file.Value), file.Value,
                    contents.GetValueOrDefault(file.Key + ".br"), contents.GetValueOrDefault(file.Key + ".gz")),
                StringComparer.Ordinal);
    }

    /// <summary>The address of a file, which changes with its content so that browsers may keep it for ever.</summary>
    public string Address(string name) => $"/dist/{name}?v={_files[name].Fingerprint}";

    /// <summary>The address of a font, whose name the bundler ends with a hash of the content.</summary>
    public string FontAddress(string name) =>
        "/dist/" + _files.Keys.Single(file => file.StartsWith(name + "-", StringComparison.Ordinal) && file.EndsWith(".woff2", StringComparison.Ordinal));

    /// <summary>Answers a request for a file, with the copy that whoever asks can read.</summary>
    public IResult Serve(HttpContext context, string name)
    {
        if (!_files.TryGetValue(name, out var file))
            return Results.NotFound();
        var (content, encoding) = file.For(context.Request.Headers.AcceptEncoding);
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = context.Request.Query["v"] == file.Fingerprint || file.IsNamedByContent ? Forever : "no-cache";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return Results.Bytes(content, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Fingerprint}{encoding}\""));
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string Fingerprint(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6));

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml; charset=utf-8",
        ".woff2" => "font/woff2",
        _ => null,
    };

    private sealed record BundledFile(string Type, string Fingerprint, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
    {
        /// <summary>Whether the bundler put a hash of the content into the name, as it does for fonts.</summary>
        public bool IsNamedByContent => Type == "font/woff2";

        public (byte[] Content, string? Encoding) For(StringValues accepted)
        {
            var encodings = accepted.ToString();
            if (Brotli is not null && encodings.Contains("br", StringComparison.Ordinal))
                return (Brotli, "br");
            return Gzip is not null && encodings.Contains("gzip", StringComparison.Ordinal) ? (Gzip, "gzip") : (Plain, null);
        }
    }
}

/// <summary>Where the bundled files are served.</summary>
internal static class BundledFileRoutes
{
    internal static void MapBundledFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/dist/{name}", ["GET", "HEAD"], (HttpContext context, string name, BundledFiles files) => files.Serve(context, name));
        routes.MapMethods("/favicon.ico", ["GET", "HEAD"], (HttpContext context, BundledFiles files) => files.Serve(context, "favicon.svg"));
    }
}
