namespace ArxivLens.Core.Papers;

/// <summary>Makes readable text of the TeX in titles, abstracts and names.</summary>
public static class TexText
{
    /// <summary>
    /// Turns accents (<c>\'e</c>, <c>{\"o}</c>, <c>\v{c}</c>), letters (<c>\ss</c>, <c>\o</c>), dashes, quotes, <c>~</c> and
    /// text commands into Unicode and folds white space (blank lines stay paragraph breaks); mathematics
    /// (<c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\[…\]</c>) is left as it stands. NUL, control characters and lone surrogates are removed. NFC.
    /// </summary>
    public static string ToPlain(string text) => throw new NotImplementedException();
}
