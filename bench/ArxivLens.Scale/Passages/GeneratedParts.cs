using ArxivLens.Core.FullTexts;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Passages;

/// <summary>Parts of generated full texts: abstracts of generated papers, each cut into two, so many of them a work.</summary>
internal sealed class GeneratedParts(GeneratedCorpus corpus)
{
    /// <summary>Parts of a work.</summary>
    public const int OfWork = 50;

    private const int Pieces = 2;

    /// <summary>How many there are.</summary>
    public int Count => corpus.Count * Pieces;

    /// <summary>All in order.</summary>
    public IEnumerable<(string Work, FullTextPart Part)> ReadAll()
    {
        var number = 0;
        foreach (var paper in new GeneratedPapers(corpus).ReadDocuments())
        {
            foreach (var piece in Cut(paper.Abstract)) yield return (WorkOf(number), PartOf(number++, piece));
        }
    }

    /// <summary>One of them.</summary>
    public (string Work, FullTextPart Part) Read(int number)
    {
        var paper = new GeneratedPapers(corpus).Read(number / Pieces);
        return (WorkOf(number), PartOf(number, Cut(paper.Abstract)[number % Pieces]));
    }

    private static string WorkOf(int number) => $"work:{number / OfWork}";

    private static FullTextPart PartOf(int number, string piece) =>
        new(1 + number % OfWork * FullTextPart.MostSentences, null, SentencesOf(piece));

    private static List<string> SentencesOf(string piece) =>
        [.. piece.Split(". ", StringSplitOptions.RemoveEmptyEntries).Chunk(2).Take(FullTextPart.MostSentences)
            .Select(pair => string.Join(". ", pair))];

    private static string[] Cut(string text)
    {
        var middle = text.IndexOf(' ', text.Length / 2);
        return middle < 0 ? [text, text] : [text[..middle], text[(middle + 1)..]];
    }
}
