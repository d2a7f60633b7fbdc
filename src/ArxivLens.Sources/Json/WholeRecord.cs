using System.Text.Json;

namespace ArxivLens.Sources.Json;

/// <summary>One JSON record that is read as a whole: what a field holds may lie deep, so that no list of fields tells it.</summary>
internal static class WholeRecord
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the record of a line; see <see cref="Lines.RecordParser{T}"/>.</summary>
    /// <typeparam name="T">What it is made into.</typeparam>
    /// <param name="line">The line.</param>
    /// <param name="read">Makes it, or tells why it cannot be made.</param>
    /// <param name="reason">Why there is none; <c>null</c> when there is.</param>
    public static T? Parse<T>(ReadOnlySpan<byte> line, RecordReading<T> read, out string? reason)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray(), Options);
            return read(document.RootElement, out reason);
        }
        catch (JsonException e)
        {
            reason = JsonFault.Describe(e);
            return null;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 names half a character.
            reason = "a text has half a character";
            return null;
        }
    }
}

/// <summary>Makes something of a record, or tells why it cannot be made.</summary>
internal delegate T? RecordReading<out T>(JsonElement record, out string? reason)
    where T : class;
