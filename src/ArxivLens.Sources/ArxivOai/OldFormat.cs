using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>arXivOld: the fields of a submission, without any day.</summary>
internal static class OldFormat
{
    public static Work? Read(OaiPaper paper, OaiField metadata) =>
        paper.Make(metadata, metadata.Find("authors") is { } line ? PersonName.ParseLine(line) : [], []);
}
