using System.Text.Json;
using ArxivLens.Core.LanguageModels;

namespace ArxivLens.Sources.ChatModel;

/// <summary>Finds the text in what an OpenAI-compatible interface answers.</summary>
internal static class ChatAnswer
{
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 32 };

    /// <summary>Reads the first choice.</summary>
    public static ModelReply Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Bounds);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Unusable("the answer is not JSON");
        }
        catch (InvalidOperationException)
        {
            // A text with half a character in it.
            return Unusable("the text of the answer is no Unicode");
        }
    }

    private static ModelReply Read(JsonElement root)
    {
        if (Find(root, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
            return Unusable("the answer has no choices");
        var choice = choices[0];
        if (Find(choice, "finish_reason") is { ValueKind: JsonValueKind.String } reason && reason.ValueEquals("length"))
            return Unusable("the text was cut off at the most tokens");
        var content = Find(choice, "message") is { } message ? Find(message, "content") : null;
        return content is { ValueKind: JsonValueKind.String } text
            ? ModelReply.Of(text.GetString()!)
            : Unusable("the answer has no text");
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;

    private static ModelReply Unusable(string detail) => ModelReply.Failed(ModelOutcome.Unusable, detail);
}
