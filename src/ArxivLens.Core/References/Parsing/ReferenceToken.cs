namespace ArxivLens.Core.References;

/// <summary>A piece of a reference: a word with the punctuation that is written to it.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="CoreStart">Its first letter or digit; <paramref name="End"/> when it has none.</param>
/// <param name="CoreEnd">Behind its last letter or digit.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Form">What its form says it is; <c>null</c> for a common word.</param>
/// <param name="IsGlued">Whether nothing stands between it and the piece before.</param>
internal readonly record struct ReferenceToken(
    int Start, int CoreStart, int CoreEnd, int End, ReferenceLabel? Form, bool IsGlued);
