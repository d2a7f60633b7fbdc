using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>A reference string that people labelled.</summary>
/// <param name="Text">The string.</param>
/// <param name="Parts">What is what, in order; spans are of the text.</param>
internal sealed record LabelledReference(string Text, IReadOnlyList<ReferenceField> Parts)
{
    /// <summary>Letters and digits alone: strings that differ in nothing else are one string, wherever they stand.</summary>
    public string Gist { get; } = string.Concat(Text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).Take(60));

    /// <summary>The label of a place of the text; of a space that of what stands before it.</summary>
    public ReferenceLabel LabelAt(int place)
    {
        var label = ReferenceLabel.Note;
        foreach (var part in Parts)
        {
            if (part.Span.Start > place)
                break;
            label = part.Label;
        }

        return label;
    }
}
