using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Api;

/// <summary>
/// How the interface writes JSON: camel case, names for enumerations, nulls where something is not known, letters of every script
/// as they are.
/// </summary>
internal static class ApiFormat
{
    internal static void AddApiFormat(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => Set(options.SerializerOptions));

    private static void Set(JsonSerializerOptions options)
    {
        // The answer is data of its own type, never part of a page: only what JSON asks for is escaped.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new UtcTime());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
