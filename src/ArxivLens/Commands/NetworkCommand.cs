using System.CommandLine;
using System.Numerics;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens network</c>: what a work cites and what cites it.</summary>
internal static class NetworkCommand
{
    private static readonly Option<int> Limit = NumberOption.Limit(150, 10_000, "works, itself included");

    public static Verb Create() =>
        WorkVerb.Create("network", "List what a work cites and what cites it, the most important works first.", AnswerAsync, Limit);

    private static async Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var network = CitationNetwork.Around(
            library.Index, library.DocumentOf(work), parsed.GetValue(Limit), cancellationToken);
        var works = await library.FindAsync(network.Nodes.Select(node => node.Document), cancellationToken);
        var lines = network.Nodes.Zip(works, (node, found) => WorkLine.Of(library.Index.Key(node.Document), found)).ToList();
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(JsonOutput.Option))
            await WriteJsonAsync(output, library, network, lines, cancellationToken);
        else
            WriteText(output, network, lines);
    }

    private static void WriteText(TextWriter output, CitationNetwork network, List<WorkLine> lines)
    {
        output.WriteLine(lines[0]);
        WriteList(output, "References cited in this paper", network.ReferenceCount, NetworkRole.Referenced, network, lines);
        WriteList(output, "Papers that cite this paper", network.CitationCount, NetworkRole.Citing, network, lines);
    }

    private static void WriteList(
        TextWriter output, string heading, int count, NetworkRole role, CitationNetwork network, List<WorkLine> lines)
    {
        output.WriteLine();
        output.WriteLine($"{heading} ({count})");
        var shown = network.Nodes.Zip(lines).Where(one => one.First.Role == role || one.First.Role == NetworkRole.Both).ToList();
        foreach (var (_, line) in shown)
            output.WriteLine($"  {line}");
        if (shown.Count < count)
            output.WriteLine($"  and {count - shown.Count} more; show them with a greater --limit");
    }

    private static async Task WriteJsonAsync(
        TextWriter output, OpenLibrary library, CitationNetwork network, List<WorkLine> lines, CancellationToken cancellationToken)
    {
        var origins = await library.Storage.Citations.ReadOriginsAsync(cancellationToken);
        JsonOutput.Write(output, new
        {
            id = lines[0].Id,
            references = network.ReferenceCount,
            citations = network.CitationCount,
            nodes = network.Nodes.Zip(lines, (node, line) => new
            {
                line.Id,
                line.Title,
                line.Authors,
                line.Year,
                node.Role,
                node.X,
                node.Y,
                node.Citations,
            }),
            edges = network.Edges.Select(edge => new
            {
                from = lines[edge.From].Id,
                to = lines[edge.To].Id,
                origins = Names(edge.Origins, origins),
            }),
        });
    }

    private static List<string> Names(uint mask, IReadOnlyList<string> origins)
    {
        var names = new List<string>(BitOperations.PopCount(mask));
        for (var bit = 0; bit < origins.Count; bit++)
        {
            if ((mask >> bit & 1) != 0)
                names.Add(origins[bit]);
        }

        return names;
    }
}
