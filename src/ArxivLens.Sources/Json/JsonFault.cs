using System.Globalization;
using System.Text.Json;

namespace ArxivLens.Sources.Json;

/// <summary>Says what is wrong with a line that is not JSON.</summary>
internal static class JsonFault
{
    public static string Describe(JsonException fault)
    {
        // the runtime's message ends in its own line and path, which mean nothing for a line of a file
        var message = fault.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var text = (end < 0 ? message : message[..end]).TrimEnd('.');
        return string.Create(CultureInfo.InvariantCulture, $"not JSON at byte {fault.BytePositionInLine ?? 0}: {text}");
    }
}
