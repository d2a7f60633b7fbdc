namespace ArxivLens.Tests.Security.Authorization;

/// <summary>
/// A row of the table of who may do what: <c>METHOD route anonymous reader other moderator administrator</c>, with tabs between. The
/// reader is whose the thing is, the other is another reader. A named handler of a page is a route of its own: <c>/account?handler=x</c>.
/// </summary>
/// <param name="Route">Method and route: <c>POST /comment/{number}/edit</c>.</param>
/// <param name="Expected">What each is answered: a status, or <see cref="SignIn"/>.</param>
/// <param name="File">The file it stands in.</param>
internal sealed record AuthorizationRow(string Route, IReadOnlyList<string> Expected, string File)
{
    /// <summary>Is led to where one signs in.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Who { get; } = ["anonymous", "reader", "other", "moderator", "administrator"];

    /// <summary>The rows of all files.</summary>
    public static IReadOnlyList<AuthorizationRow> ReadAll() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Security/Authorization"), "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(file => System.IO.File.ReadLines(file).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => Read(line, file))),
    ];

    private static AuthorizationRow Read(string line, string file)
    {
        var parts = line.Split('\t');
        Assert.True(parts.Length == 2 + Who.Count, $"{Path.GetFileName(file)}: not {2 + Who.Count} columns with tabs between: {line}");
        return new AuthorizationRow($"{parts[0]} {parts[1]}", parts[2..], Path.GetFileName(file));
    }
}
