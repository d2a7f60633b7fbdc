using ArxivLens.Core.Annotations;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>What forms and files call the texts that have passages: <c>abstract/2311.09227</c>, <c>article/…</c>, <c>fulltext/…</c>.</summary>
public static class AnchorNames
{
    private static readonly (string Prefix, AnchorSourceKind Kind)[] Kinds =
    [
        ("abstract/", AnchorSourceKind.Abstract), ("article/", AnchorSourceKind.Article), ("fulltext/", AnchorSourceKind.FullText),
    ];

    /// <summary>The name of a text.</summary>
    public static string Write(AnchorSource source) => Array.Find(Kinds, one => one.Kind == source.Kind).Prefix + source.Id;

    /// <summary>Reads a name; <c>null</c> when it is none.</summary>
    public static AnchorSource? Read(string? name)
    {
        foreach (var (prefix, kind) in Kinds)
        {
            if (name is null || !name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var id = name[prefix.Length..];
            if (kind == AnchorSourceKind.Article)
                return ArticleId.TryParse(id, out var article) ? new AnchorSource(kind, article.ToString()) : null;
            return WorkKey.TryParse(id, out var work) ? new AnchorSource(kind, work.ToString()) : null;
        }

        return null;
    }

    /// <summary>The text that stands on the page of a subject; <c>null</c> where it has no passages.</summary>
    public static AnchorSource? Of(Subject subject) => subject.Kind switch
    {
        SubjectKind.Work => new AnchorSource(AnchorSourceKind.Abstract, subject.Id),
        SubjectKind.Article => new AnchorSource(AnchorSourceKind.Article, subject.Id),
        _ => null,
    };
}
