using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace ArxivLens.Core.Questions;

/// <summary>The order that a model gave to the passages found for a question.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Places">
/// Places, from 0, of the passages that it holds to bear on the question, the most useful first; each once; empty when none does.
/// </param>
public sealed record PassageOrder(string Model, IReadOnlyList<int> Places)
{
    private const string Fence = "```";

    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 8 };

    /// <summary>
    /// Reads what a model wrote: <c>{"order": [3, 1]}</c> with numbers from 1, in a fence of Markdown or without. One number that is none
    /// of the passages, or that stands twice, and nothing of it is believed.
    /// </summary>
    /// <param name="model">Its name.</param>
    /// <param name="text">What it wrote.</param>
    /// <param name="count">How many passages there are.</param>
    /// <param name="order">The order.</param>
    /// <param name="fault">What is wrong with it, in words of our own.</param>
    public static bool TryRead(
        string model, string text, int count, [NotNullWhen(true)] out PassageOrder? order, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        order = null;
        try
        {
            using var document = JsonDocument.Parse(Unfence(text), Bounds);
            fault = FindFault(document.RootElement, count, out var places);
            if (fault is null) order = new PassageOrder(model, places);
        }
        catch (JsonException)
        {
            fault = "it is not JSON";
        }

        return order is not null;
    }

    /// <summary>
    /// The passages in this order, <paramref name="shown"/> at most; below them what would be shown without it. Texts and closeness stay as
    /// they were found.
    /// </summary>
    /// <param name="own">The passages that the model was given, the closest first.</param>
    /// <param name="shown">Passages that are shown.</param>
    public Evidence Apply(Evidence own, int shown)
    {
        ArgumentNullException.ThrowIfNull(own);
        var above = Places.Take(shown).ToList();
        return own with
        {
            Passages = [.. above.Select(place => own.Passages[place])],
            Below = [.. Enumerable.Range(0, Math.Min(shown, own.Passages.Count)).Except(above).Select(place => own.Passages[place])],
            OrderedBy = Model,
        };
    }

    // Many models write JSON as they would for a reader.
    private static string Unfence(string text)
    {
        var plain = text.Trim();
        if (!plain.StartsWith(Fence, StringComparison.Ordinal) || !plain.EndsWith(Fence, StringComparison.Ordinal)) return plain;
        var line = plain.IndexOf('\n');
        return line < 0 || line > plain.Length - Fence.Length ? plain : plain[line..^Fence.Length];
    }

    private static string? FindFault(JsonElement root, int count, out List<int> places)
    {
        places = [];
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("order", out var list) || list.ValueKind != JsonValueKind.Array)
            return "it has no list of numbers named order";
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var number) || number < 1 || number > count)
                return string.Create(CultureInfo.InvariantCulture, $"it names what is none of the {count} passages");
            if (places.Contains(number - 1))
                return string.Create(CultureInfo.InvariantCulture, $"it names passage {number} twice");
            places.Add(number - 1);
        }

        return null;
    }
}
