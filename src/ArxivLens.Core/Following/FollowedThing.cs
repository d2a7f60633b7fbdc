using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Search;
using ArxivLens.Core.Terms;

namespace ArxivLens.Core.Following;

/// <summary>Sorts of things that can be followed. The numbers are stored.</summary>
public enum FollowKind
{
    /// <summary>A category or archive, by its code.</summary>
    Category = 1,

    /// <summary>A name of an author, by its slug.</summary>
    Author = 2,

    /// <summary>A search with its filters, see <see cref="FollowedSearch"/>.</summary>
    Search = 3,

    /// <summary>A term.</summary>
    Term = 4,

    /// <summary>A work, by its key.</summary>
    Work = 5,

    /// <summary>A question, by its id.</summary>
    Question = 6,

    /// <summary>An article, by its id.</summary>
    Article = 7,

    /// <summary>Replies to what the reader wrote; there is one such thing a reader, without a value.</summary>
    Replies = 8,
}

/// <summary>Something that can be followed.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Value">What it is known by among its sort, in the one way it is written.</param>
public readonly record struct FollowedThing(FollowKind Kind, string Value)
{
    /// <summary>Replies to what the reader wrote.</summary>
    public static FollowedThing Replies { get; } = new(FollowKind.Replies, "");

    /// <summary>A category or archive.</summary>
    public static FollowedThing Of(CategoryCode code) => new(FollowKind.Category, CategoryTaxonomy.Canonical(code).Value);

    /// <summary>A work.</summary>
    public static FollowedThing Of(WorkKey key) => new(FollowKind.Work, key.ToString());

    /// <summary>A question.</summary>
    public static FollowedThing Of(QuestionId id) => new(FollowKind.Question, id.ToString());

    /// <summary>An article.</summary>
    public static FollowedThing Of(ArticleId id) => new(FollowKind.Article, id.ToString());

    /// <summary>What a search finds; its order and page do not matter.</summary>
    public static FollowedThing Of(WorkSearchRequest search) => new(FollowKind.Search, FollowedSearch.Write(search));

    /// <summary>What a name of an author signs.</summary>
    public static FollowedThing OfAuthor(string slug) => new(FollowKind.Author, slug);

    /// <summary>The works that have a term, as <see cref="TermSearch.Read"/> gives it.</summary>
    public static FollowedThing OfTerm(string term) => new(FollowKind.Term, term);

    /// <summary>The name of a sort in addresses and files: <c>category</c>, <c>author</c> …</summary>
    public static string NameOf(FollowKind kind) => Names[(int)kind - 1];

    /// <summary>Reads a thing that somebody sends; what cannot be followed is refused.</summary>
    /// <param name="kind">See <see cref="NameOf"/>.</param>
    /// <param name="value">What it is known by, however it is written.</param>
    /// <param name="thing">The thing, its value in the one way it is written.</param>
    public static bool TryRead(string? kind, string? value, [NotNullWhen(true)] out FollowedThing? thing)
    {
        var place = Array.IndexOf(Names, kind);
        // A field of a form that is empty comes as none, and replies have no other.
        var text = value ?? (kind == NameOf(FollowKind.Replies) ? "" : null);
        thing = place < 0 || text is null || text.Length > FollowLimits.LongestValue ? null : Read((FollowKind)(place + 1), text);
        return thing is not null;
    }

    private static readonly string[] Names = ["category", "author", "search", "term", "work", "question", "article", "replies"];

    private static FollowedThing? Read(FollowKind kind, string value) => kind switch
    {
        FollowKind.Category when CategoryCode.TryParse(value, out var code) => Of(code),
        FollowKind.Author when FollowedSearch.IsSlug(value) => OfAuthor(value),
        FollowKind.Search when FollowedSearch.TryRead(value, out var search) => Of(search),
        FollowKind.Term when TermSearch.Read(PlainCharacters.Keep(value)) is { } term => OfTerm(term),
        FollowKind.Work when WorkKey.TryParse(value, out var key) => Of(key),
        FollowKind.Question when QuestionId.TryParse(value, out var question) => Of(question),
        FollowKind.Article when ArticleId.TryParse(value, out var article) => Of(article),
        FollowKind.Replies when value.Length == 0 => Replies,
        _ => null,
    };

    /// <summary>Its sort and its value: <c>category cs.AI</c>.</summary>
    public override string ToString() => Value.Length == 0 ? NameOf(Kind) : $"{NameOf(Kind)} {Value}";
}
