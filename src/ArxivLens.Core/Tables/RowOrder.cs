using System.Numerics;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Similarity;

namespace ArxivLens.Core.Tables;

/// <summary>Finds where rows stand in an order.</summary>
internal readonly struct RowOrder(IndexReader index, TextLikeness likeness, TableOrder order)
{
    // Behind every year, likeness and number of sources.
    private const double Last = int.MaxValue;

    /// <summary>Whether letters go from the end of the alphabet.</summary>
    public bool IsTurned => order is TableOrder.TitleDescending or TableOrder.AuthorDescending;

    /// <summary>The key of a document whose citation these origins assert.</summary>
    public RowKey KeyOf(int document, uint origins)
    {
        var cited = index.Graph.Citations(document).Length;
        var second = order switch { TableOrder.Key => 0, TableOrder.LeastCited => cited, _ => -cited };
        return new RowKey(TextOf(document), NumberOf(document, origins), second, document);
    }

    /// <summary>The key of the row that a cursor stands for; <c>null</c> when the library has lost the work.</summary>
    public RowKey? KeyOf(TableCursor cursor)
    {
        var document = index.Find(cursor.Key.ToString());
        if (order == TableOrder.Key)
            return new RowKey(cursor.Key.ToString(), 0, 0, Math.Max(0, document));
        return document < 0 ? null : new RowKey(TextOf(document), cursor.First, cursor.Second, document);
    }

    /// <summary>The cursor that stands for a row.</summary>
    public TableCursor CursorOf(RowKey key) => WorkKey.TryParse(index.Key(key.Document), out var work)
        ? new TableCursor(key.First, key.Second, work)
        : throw new InvalidDataException($"Document {key.Document} of the index has no readable key.");

    private string TextOf(int document) => order switch
    {
        TableOrder.Title or TableOrder.TitleDescending => FoldedWords.Of(index.Title(document)).TrimStart(),
        TableOrder.Author or TableOrder.AuthorDescending
            => index.Keywords(KeywordField.Author, document) is [var first, ..] ? first : "",
        TableOrder.Key => index.Key(document),
        _ => "",
    };

    private double NumberOf(int document, uint origins) => order switch
    {
        TableOrder.Newest => -index.Year(document),
        TableOrder.Oldest => index.Year(document) is > 0 and var year ? year : Last,
        TableOrder.Similar => -likeness.CosineWith(document),
        TableOrder.LeastSimilar => likeness.CosineWith(document) is > 0 and var cosine ? cosine : Last,
        TableOrder.MostSources => -BitOperations.PopCount(origins),
        TableOrder.FewestSources => BitOperations.PopCount(origins),
        _ => 0,
    };
}
