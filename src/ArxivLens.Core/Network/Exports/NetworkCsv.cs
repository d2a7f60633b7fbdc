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
        WriteLine(text, ["key", "title", .. NodeAttribute.All.Select(attribute => attribute.Name)]);
        for (var place = 0; place < picture.Nodes.Count; place++)
        {
            var at = place;
            var node = picture.Nodes[place];
            WriteLine(text, [
                Quoted(node.Work.Key.ToString()), Quoted(node.Title),
                .. NodeAttribute.All.Select(attribute => CellOf(attribute, picture, at)),
            ]);
        }
    }

    /// <summary>Writes the edges: citing, cited and, separated by blanks, who says so.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void WriteEdges(NetworkPicture picture, Stream output)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var text = Open(output);
        WriteLine(text, ["citing", "cited", "origins"]);
        foreach (var edge in picture.Edges)
        {
            WriteLine(text, [
                Quoted(picture.Nodes[edge.From].Work.Key.ToString()), Quoted(picture.Nodes[edge.To].Work.Key.ToString()),
                Quoted(string.Join(' ', picture.OriginSets[edge.OriginSet])),
            ]);
        }
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
    private static string CellOf(NodeAttribute attribute, NetworkPicture picture, int place)
        => attribute.ValueOf(picture, place) is not { } value ? "" : attribute.Type == "string" ? Quoted(value) : value;

    private static void WriteLine(StreamWriter text, IEnumerable<string> cells) => text.WriteLine(string.Join(',', cells));

    // Some programs pass over blanks before a formula.
    private static bool IsFormula(string cell)
        => (cell is ['\t' or '\r' or '\n', ..]) || cell.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
}
