using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Following;

/// <summary>What finds the works of a list that is followed, as its page finds them.</summary>
internal static class FollowedQuery
{
    /// <summary>Makes the query; <c>null</c> for what is no list of works, or can find none.</summary>
    public static Query? Of(FollowedThing thing)
    {
        var query = thing.Kind switch
        {
            FollowKind.Category => CategoryFilter.Of(thing.Value),
            FollowKind.Author => new KeywordQuery(KeywordField.Author, thing.Value),
            FollowKind.Term => new OrQuery(
                [new PhraseQuery(thing.Value, TextField.Title), new PhraseQuery(thing.Value, TextField.Abstract)]),
            FollowKind.Search when FollowedSearch.TryRead(thing.Value, out var search) => WorkSearch.QueryOf(search),
            _ => null,
        };
        return query is null ? null : new AndQuery([query, new NotQuery(new KindQuery((byte)WorkKind.Unresolved))]);
    }
}
