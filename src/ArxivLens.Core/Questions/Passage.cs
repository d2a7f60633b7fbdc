using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Questions;

/// <summary>
/// Where a passage stands: a sentence of a work's abstract or full text. Written <c>2311.09227#a3</c> (third sentence of the abstract)
/// or <c>2311.09227#f120</c> (120th sentence of the full text).
/// </summary>
/// <param name="Work">The work.</param>
/// <param name="IsFullText">Whether the full text is meant and not the abstract.</param>
/// <param name="Sentence">From 1.</param>
public readonly record struct PassageId(WorkKey Work, bool IsFullText, int Sentence)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PassageId id)
    {
        id = default;
        var cut = text?.LastIndexOf('#') ?? -1;
        if (cut <= 0 || cut + 2 >= text!.Length || text[cut + 1] is not ('a' or 'f')) return false;
        if (!WorkKey.TryParse(text[..cut], out var work)) return false;
        if (!int.TryParse(text.AsSpan(cut + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var sentence) || sentence < 1)
            return false;
        id = new PassageId(work, text[cut + 1] == 'f', sentence);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Work}#{(IsFullText ? 'f' : 'a')}{Sentence}");
}

/// <summary>A sentence of a work with its neighbours.</summary>
/// <param name="Id">Where it stands.</param>
/// <param name="Title">The work's title.</param>
/// <param name="Year">The work's year, when known.</param>
/// <param name="Section">The heading it stands under; <c>null</c> in an abstract.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Before">The sentence before; <c>null</c> where there is none or the licence allows one sentence only.</param>
/// <param name="After">The sentence behind; <c>null</c> as before.</param>
/// <param name="License">The work's licence: longer quotation only where <see cref="IsOpen"/>.</param>
/// <param name="IsOpen">Whether the licence allows longer quotation.</param>
public sealed record Passage(
    PassageId Id, string Title, int? Year, string? Section, string Text, string? Before, string? After, License License, bool IsOpen);
