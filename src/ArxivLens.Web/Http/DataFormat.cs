using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivLens.Web.Http;

/// <summary>How data beside the pages is written: camel case, names for enumerations, nothing that is not known.</summary>
internal static class DataFormat
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
