using ArxivLens.Core.References;

namespace ArxivLens.Core.Tests.References;

/// <summary>Made-up references and what they say, from <c>references.txt</c>: a line of text, a line of what is read, an empty line.</summary>
internal static class ReferenceCases
{
    private const string Odd = "(){}[]<>\\~$&;:,.“”\"'0199/\0\u2028\ud83d\ude00é王Я﻿–—ibid 10.1000/x hep-th/";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<(string Text, string Expected)> All { get; } = Read();

    /// <summary>
    /// Family names with initials; title; container; volume, issue, pages; year; DOI, arXiv identifier, address or book number; publisher and
    /// place; editors. What is not said is left out.
    /// </summary>
    public static string Say(ParsedReference parsed)
    {
        string?[] parts =
        [
            string.Join("; ", parsed.Authors.Select(name => name.Given.Length > 0 ? $"{name.Family}, {name.Given}" : name.Family))
                + (parsed.HasMoreAuthors ? " +" : ""),
            parsed.Title, parsed.Container, parsed.Volume is null ? null : $"v{parsed.Volume}", parsed.Issue is null ? null : $"n{parsed.Issue}",
            parsed.FirstPage is null ? null : $"p{parsed.FirstPage}" + (parsed.LastPage is null ? "" : $"-{parsed.LastPage}"), $"{parsed.Year}",
            parsed.Doi, $"{parsed.Arxiv}", parsed.Url, parsed.Isbn, parsed.Publisher, parsed.Location,
            string.Join("; ", parsed.Editors.Select(name => $"ed. {name.Display}")),
        ];
        return string.Join(" | ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>A case with odd characters put in, pieces doubled or cut off.</summary>
    public static string Mutate(ulong seed)
    {
        var text = All[(int)(seed % (ulong)All.Count)].Text;
        for (var change = 0; change < 6; change++)
        {
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            var at = (int)((seed >> 33) % (ulong)(text.Length + 1));
            var odd = Odd[(int)((seed >> 20) % (ulong)Odd.Length)];
            text = (seed >> 60) switch
            {
                < 8 => text.Insert(at, odd.ToString()),
                < 11 => text[..at],
                < 13 => text[at..] + text[..at],
                _ => text.Insert(at, new string(odd, 30)),
            };
        }

        return text;
    }

    private static List<(string, string)> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt"));
        return [.. lines.Chunk(3).Select(part => (part[0], part[1]))];
    }
}
