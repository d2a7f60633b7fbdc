using System.Text;

namespace ArxivLens.Core.Network.Exports;

/// <summary>
/// A picture as two tables, of nodes and of edges (RFC 4180, UTF-8 with its mark, lines ended by CR LF). A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
/// </summary>
public static class NetworkCsv
{
    /// <summary>Writes the nodes: key, title and all that the other formats say of a node.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void WriteNodes(NetworkPicture picture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var text = Open(output);
        var rows = new ExportRows(picture);
        WriteLine(text, ["key", "title", .. rows.Attributes.Select(attribute => attribute.Name)]);
        for (var row = 0; row < rows.Count; row++)
        {
            var at = row;
            WriteLine(text, [
                Quoted(rows.KeyOf(row)), Quoted(rows.TitleOf(row)),
                .. rows.Attributes.Select(attribute => CellOf(attribute, rows.ValueOf(attribute, at))),
            ]);
        }
    }

    /// <summary>Writes the edges: citing, cited and, separated by blanks, who says so; with articles also what relation it is,
    /// and where some do not list a citation who.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void WriteEdges(NetworkPicture picture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var text = Open(output);
        var rows = new ExportRows(picture);
        WriteLine(text, Cells("citing", "cited", "origins", ExportRows.Relation, ExportRows.NotListedBy));
        foreach (var edge in rows.Edges())
        {
            WriteLine(text, Cells(
                Quoted(rows.KeyOf(edge.From)), Quoted(rows.KeyOf(edge.To)), Quoted(edge.Origins), edge.Relation, Quoted(edge.NotListedBy)));
        }

        IEnumerable<string> Cells(string citing, string cited, string origins, string relation, string notListedBy) =>
            [citing, cited, origins, .. rows.HasArticles ? [relation] : (string[])[], .. rows.HasDisputes ? [notListedBy] : (string[])[]];
    }

    /// <summary>A cell as it stands in the file.</summary>
    internal static string Quoted(string cell)
    {
        var safe = IsFormula(cell) ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static StreamWriter Open(Stream output)
        => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    // A negative number is a number, and is told from a formula by its column.
    private static string CellOf(NodeAttribute attribute, string? value)
        => value is null ? "" : attribute.Type == "string" ? Quoted(value) : value;

    private static void WriteLine(StreamWriter text, IEnumerable<string> cells) => text.WriteLine(string.Join(',', cells));

    // Some programs pass over blanks before a formula.
    private static bool IsFormula(string cell)
        => (cell is ['\t' or '\r' or '\n', ..]) || cell.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
}
