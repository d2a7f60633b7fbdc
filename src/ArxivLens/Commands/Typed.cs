namespace ArxivLens.Commands;

/// <summary>What somebody typed, as a message may repeat it: on one line, without codes a terminal would obey, not too long.</summary>
internal static class Typed
{
    private const int Longest = 100;

    /// <summary>The text as a message shows it.</summary>
    public static string Shown(string text) => OnOneLine(text.Length <= Longest ? text : text[..Longest] + "…");

    /// <summary>The text with every control character and line end replaced.</summary>
    public static string OnOneLine(string text) => string.Create(text.Length, text, (characters, source) =>
    {
        for (var at = 0; at < characters.Length; at++)
            characters[at] = IsObeyed(source[at]) ? '\uFFFD' : source[at];
    });

    private static bool IsObeyed(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
