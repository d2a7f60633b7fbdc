namespace ArxivLens.Tests.Shared;

/// <summary>
/// Texts with the formulas that stand in them, delimiters included. What reads text for people and what reads it for the index
/// must agree on them.
/// </summary>
internal static class MathematicsCases
{
    public static IReadOnlyList<(string Text, string[] Formulas)> All { get; } =
    [
        ("no mathematics", []),
        ("mass $m$ and charge $q^2$", ["$m$", "$q^2$"]),
        ("$$E=mc^2$$ holds", ["$$E=mc^2$$"]),
        ("$a$$b$", ["$a$", "$b$"]),
        (@"costs \$5 here", []),
        (@"costs \$5 or \$6 here", []),
        (@"costs \$5 for $n$ works, \$6 for $k$", ["$n$", "$k$"]),
        (@"$n$ for \$5", ["$n$"]),
        (@"at \$5/$n$ each", ["$n$"]),
        (@"\\$n$/\$5", ["$n$"]),
        (@"$a\$b$ and c", [@"$a\$b$"]),
        (@"$\alpha\\$ and \beta", [@"$\alpha\\$"]),
        (@"a line \\$x$ ends", ["$x$"]),
        (@"open $ only", []),
        (@"\$", []),
        (@"\", []),
    ];
}
