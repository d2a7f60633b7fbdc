using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>The headers that every response carries, whatever became of the request.</summary>
public static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    /// <summary>The word by which this response's own scripts are told from injected ones; another for every response.</summary>
    public static string Nonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is string nonce)
            return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    internal static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, because handling an error clears the headers set before.
        context.Response.OnStarting(Write, context);
        return next(context);
    });

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        // A 304 renews the headers of the page the browser kept, whose scripts carry the word of its own policy.
        if (context.Response.StatusCode != StatusCodes.Status304NotModified)
            headers.ContentSecurityPolicy = PolicyOf(context);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }

    private static string PolicyOf(HttpContext context) =>
        $"default-src 'none'; script-src 'nonce-{context.Nonce()}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
}
