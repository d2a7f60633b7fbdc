using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Discussion;

/// <summary>What a comment may be.</summary>
public static class CommentLimits
{
    /// <summary>Characters of a comment, at most.</summary>
    public const int Text = 10_000;

    /// <summary>Levels of quotes and lists inside each other, at most; each counts the blocks it is made of.</summary>
    public const int Depth = 24;

    /// <summary>Cells of all tables of a comment together, at most, those that a row leaves out counted.</summary>
    public const int Cells = 2_000;

    /// <summary>Marks of one paragraph that may begin or end something (<c>* _ ~ [ ]</c>), at most; code is not counted.</summary>
    public const int Marks = 500;

    /// <summary>Links of a comment, at most; mentions are counted among them.</summary>
    public const int Links = 50;

    /// <summary>Wordings that are kept of a comment, and so edits but one.</summary>
    public const int Revisions = 100;

    /// <summary>Roots of threads on one page.</summary>
    public const int Roots = 50;

    /// <summary>Levels of replies that are shown indented; deeper ones stand in line and name what they answer.</summary>
    public const int Indents = 4;

    /// <summary>Characters of the mark that a form is sent with, at most.</summary>
    public const int Submission = 64;

    /// <summary>
    /// The words as they are kept: without control characters, lone surrogates and marks that turn the direction of a page, each line
    /// ending with <c>\n</c>, nothing blank at the end.
    /// </summary>
    public static string Clean(string? text) => text is null
        ? ""
        : PlainCharacters.Keep(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')).TrimEnd();

    /// <summary>Some of the words without the same characters, blanks as they are.</summary>
    public static string CleanWords(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return PlainCharacters.Keep(words);
    }

    /// <summary>What is wrong with the words of a comment, cleaned, as somebody writes them; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) return "A comment says something: this one is empty.";
        return text.Length > Text
            ? FormattableString.Invariant($"A comment has at most {Text:N0} characters; this one has {text.Length:N0}.")
            : null;
    }
}
