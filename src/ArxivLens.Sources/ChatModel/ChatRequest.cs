using System.Text.Json;

namespace ArxivLens.Sources.ChatModel;

/// <summary>What a model is asked.</summary>
internal static class ChatRequest
{
    /// <summary>The body of the request.</summary>
    /// <param name="options">Which model.</param>
    /// <param name="instruction">What it shall do.</param>
    /// <param name="material">What it shall do it with.</param>
    public static byte[] Write(ChatModelOptions options, string instruction, string material)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", options.Model);
            json.WriteNumber("temperature", 0);
            json.WriteNumber("max_tokens", options.MostTokens);
            json.WriteBoolean("stream", false);
            json.WriteStartArray("messages");
            WriteMessage(json, "system", instruction);
            WriteMessage(json, "user", material);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The beginning of a text, without half a character at its end.</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest) return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
