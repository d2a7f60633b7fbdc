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

    private const string Handler = "?handler=";

    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Who { get; } = ["anonymous", "reader", "other", "moderator", "administrator"];

    /// <summary>The rows of all files.</summary>
    /// <param name="folder">Of those in a folder in place of those that hold for every site.</param>
    public static IReadOnlyList<AuthorizationRow> ReadAll(string folder = "") =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Security/Authorization", folder), "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(file => System.IO.File.ReadLines(file).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => Read(line, file))),
    ];

    private static AuthorizationRow Read(string line, string file)
    {
        var parts = line.Split('\t');
        Assert.True(parts.Length == 2 + Who.Count, $"{Path.GetFileName(file)}: not {2 + Who.Count} columns with tabs between: {line}");
        return new AuthorizationRow(Normal($"{parts[0]} {parts[1]}"), parts[2..], Path.GetFileName(file));
    }

    /// <summary>A route as it is compared: pages find their handlers whatever the case of the letters.</summary>
    public static string Normal(string route)
    {
        var parts = route.Split(Handler);
        return parts.Length == 1 ? route : parts[0] + Handler + parts[1].ToLowerInvariant();
    }
}
