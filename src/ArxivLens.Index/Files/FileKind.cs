namespace ArxivLens.Index.Files;

/// <summary>The files of a segment; the numbers stand in their headers.</summary>
internal enum FileKind : uint
{
    Documents = 1,
    Terms = 2,
    Postings = 3,
    Positions = 4,
    Categories = 5,
    Authors = 6,
    Phrases = 7,
    Forward = 8,
    Graph = 9,
    Suggestions = 10,
    Dead = 11,
    Impacts = 12,
}
