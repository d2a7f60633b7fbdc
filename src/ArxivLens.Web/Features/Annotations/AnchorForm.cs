using System.Globalization;
using ArxivLens.Core.Annotations;
using ArxivLens.Web.Features.Discussion;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>
/// Reads which passage a form is about: the fields that <c>_AnchorField</c> writes. What is kept are the words of the library's text,
/// never those that were sent.
/// </summary>
public sealed class AnchorForm(AnchorTexts texts)
{
    /// <summary>The field of the text: <c>abstract/2311.09227</c>.</summary>
    public const string SourceField = "anchor-source";

    /// <summary>The field of the sentence: <c>abstract-3</c>; empty for no passage.</summary>
    public const string PassageField = "anchor-passage";

    /// <summary>The field of the words that were selected or pasted; empty for the whole sentence.</summary>
    public const string QuoteField = "anchor-quote";

    /// <summary>The field of how far into the sentence they begin, in UTF-16 units.</summary>
    public const string StartField = "anchor-start";

    /// <summary>The field of the fingerprint of the text that the form was shown with.</summary>
    public const string FingerprintField = "anchor-text";

    /// <summary>Reads it.</summary>
    /// <param name="form">The form that was sent.</param>
    /// <param name="thing">What is commented on: no passage is of another text, whatever the form says.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<AnchorAnswer> ReadAsync(IFormCollection form, DiscussedThing thing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(thing);
        var (passage, quote) = (form[PassageField].ToString().Trim(), form[QuoteField].ToString());
        if (passage.Length == 0 && string.IsNullOrWhiteSpace(quote))
            return AnchorAnswer.None;
        var asked = form[SourceField].ToString();
        if ((asked.Length > 0 ? AnchorNames.Read(asked) : AnchorNames.Of(thing.Subject)) is not { } source || !IsOf(source, thing))
            return AnchorAnswer.Refused("Nothing here has passages to comment on.");
        if (await texts.ReadAsync(source, cancellationToken) is not { } text)
            return AnchorAnswer.Refused("The text of this passage is no longer in this library.");
        if (string.IsNullOrWhiteSpace(quote))
            return OfSentence(text, passage, form[FingerprintField].ToString());
        var start = int.TryParse(form[StartField], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return await texts.FindAsync(source, one => AnchorQuote.Find(one, passage, start, quote), cancellationToken) is { } anchor
            ? new AnchorAnswer(anchor, null)
            : AnchorAnswer.Refused(
                quote.Length > AnchorLimits.LongestQuote
                    ? $"A passage has at most {AnchorLimits.LongestQuote} characters: choose a shorter one."
                    : "The words of the passage do not stand in the text, or stand there more than once. Choose their sentence as well, or other words.");
    }

    private static bool IsOf(AnchorSource source, DiscussedThing thing) => thing.All.Prepend(thing.Subject).Any(
        one => AnchorNames.Of(one) is { } own
            && (own == source || (own.Kind == AnchorSourceKind.Abstract && source == own with { Kind = AnchorSourceKind.FullText })));

    private static AnchorAnswer OfSentence(AnchorText text, string passage, string fingerprint)
    {
        if (fingerprint.Length > 0 && fingerprint != text.Fingerprint)
            return AnchorAnswer.Refused("The text was revised while you wrote. Choose the passage again.");
        if (text.Find(passage) is not { } sentence)
            return AnchorAnswer.Refused("There is no such passage. Choose one of the list.");
        var length = Math.Min(sentence.Length, AnchorLimits.LongestQuote);
        return new AnchorAnswer(Anchor.Of(text, sentence.Start, length), null);
    }
}

/// <summary>What a form says of a passage.</summary>
/// <param name="Anchor">The passage; <c>null</c> when none was chosen, or what was chosen was refused.</param>
/// <param name="Complaint">Why it was refused; <c>null</c> when it was not.</param>
public sealed record AnchorAnswer(Anchor? Anchor, string? Complaint)
{
    /// <summary>No passage was chosen.</summary>
    public static AnchorAnswer None { get; } = new(null, null);

    /// <summary>What was chosen cannot be had.</summary>
    public static AnchorAnswer Refused(string complaint) => new(null, complaint);
}
