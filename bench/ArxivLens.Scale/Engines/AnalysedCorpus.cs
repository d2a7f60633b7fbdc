using System.Globalization;
using System.Text;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Documents;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// The papers as the other engines index them: one line a paper, tab-separated — day, year, citations received, categories,
/// author slugs, then title, abstract, authors and comments, each analysed by our own analyser into terms with a blank between,
/// so that every engine sees the same words at the same places. A stop word, which takes a place and is not indexed, is a tilde.
/// </summary>
internal static class AnalysedCorpus
{
    /// <summary>Stands in the place of a stop word.</summary>
    public const char StopWord = '~';

    /// <summary>Writes them.</summary>
    public static void Write(IPaperCorpus corpus, string path)
    {
        var cited = new int[corpus.Count];
        corpus.TellCitations((_, row) =>
        {
            foreach (var paper in row)
                cited[paper]++;
        });
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        var lines = corpus.ReadDocuments().Chunk(1_000).AsParallel().AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(batch => batch.Select(LineOf).ToArray());
        var number = 0;
        foreach (var line in lines.SelectMany(batch => batch))
        {
            file.Write(line.Head);
            file.Write(cited[number++].ToString(CultureInfo.InvariantCulture));
            file.Write(line.Texts);
            file.Write('\n');
        }
    }

    /// <summary>Reads the fields of each line.</summary>
    public static IEnumerable<string[]> Read(string path) => File.ReadLines(path).Select(line => line.Split('\t'));

    private static (string Head, string Texts) LineOf(IndexDocument document)
    {
        var rest = new StringBuilder(2_000).Append('\t').AppendJoin(' ', document.Categories)
            .Append('\t').AppendJoin(' ', document.AuthorSlugs);
        foreach (var text in new[] { document.Title, document.Abstract, document.Authors, document.Comments })
        {
            rest.Append('\t');
            var isFirst = true;
            foreach (var token in Analyzer.Analyze(text))
            {
                if (!isFirst)
                    rest.Append(' ');
                isFirst = false;
                if (token.Kind == TokenKind.StopWord)
                    rest.Append(StopWord);
                else
                    rest.Append(token.Term);
            }
        }

        return (string.Create(CultureInfo.InvariantCulture, $"{document.Day}\t{document.Year}\t"), rest.ToString());
    }
}
