using ArxivLens.Core;
using ArxivLens.Core.Papers;

namespace ArxivLens.Commands;

/// <summary>The papers that a command line names: by identifiers, and by files that hold some.</summary>
/// <param name="Ids">The identifiers, each once, in the order in which they were named.</param>
/// <param name="Complaints">What is none, a line each, the first hundred.</param>
internal sealed record WantedPapers(IReadOnlyList<ArxivId> Ids, IReadOnlyList<string> Complaints)
{
    private const int MostComplaints = 100;

    /// <summary>Reads them.</summary>
    /// <param name="names">Identifiers, files, <c>-</c> for standard input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    public static async Task<WantedPapers> ReadAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var (ids, complaints) = (new List<ArxivId>(), new List<string>());
        foreach (var name in names)
        {
            if (ArxivId.TryParse(name, out var id))
                ids.Add(id);
            else if (name == "-")
                await ReadAsync(Console.In, "standard input", ids, complaints, cancellationToken);
            else if (File.Exists(name))
                await ReadFileAsync(name, ids, complaints, cancellationToken);
            else
                complaints.Add($"'{Typed.Shown(name)}' is no arXiv identifier ({ArxivId.Explain(name)}) and no file.");
        }

        return new WantedPapers([.. ids.Distinct()], [.. complaints.Take(MostComplaints)]);
    }

    private static async Task ReadFileAsync(string path, List<ArxivId> ids, List<string> complaints, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new StreamReader(path);
            await ReadAsync(file, Path.GetFileName(path), ids, complaints, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    // A line is an identifier, or words of which each is one; what follows a # is a remark.
    private static async Task ReadAsync(
        TextReader reader, string name, List<ArxivId> ids, List<string> complaints, CancellationToken cancellationToken)
    {
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            var text = line.Split('#')[0].Trim();
            if (text.Length == 0)
                continue;
            if (ArxivId.TryParse(text, out var whole))
            {
                ids.Add(whole);
                continue;
            }

            foreach (var word in text.Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (ArxivId.TryParse(word, out var id))
                    ids.Add(id);
                else if (complaints.Count < MostComplaints)
                    complaints.Add($"{name}, line {number}: '{Typed.Shown(word)}' is no arXiv identifier: {ArxivId.Explain(word)}");
            }
        }
    }
}
