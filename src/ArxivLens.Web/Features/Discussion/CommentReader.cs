using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Makes markup of comments, with what is known of the works and readers they name: one look-up for all of a page.</summary>
public sealed class CommentReader(IWorkStore works, IAccountStore accounts)
{
    /// <summary>Reads comments.</summary>
    /// <param name="comments">They.</param>
    /// <param name="origin">What stands before addresses of this server: nothing on its own pages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Their markup by number, and whether any holds a formula.</returns>
    public async Task<(IReadOnlyDictionary<long, IHtmlContent> Html, bool HasMathematics)> ReadAsync(
        IReadOnlyCollection<Contribution> comments, string origin = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comments);
        var texts = comments.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => CommentText.Read(one.Text));
        var known = await FindAsync(texts.Values, cancellationToken);
        return (
            texts.ToDictionary(pair => pair.Key, pair => pair.Value.ToHtml(known, origin)),
            texts.Values.Any(text => text.HasMathematics));
    }

    /// <summary>Finds what texts name.</summary>
    public async Task<KnownMentions> FindAsync(IReadOnlyCollection<CommentText> texts, CancellationToken cancellationToken = default)
    {
        var keys = texts.SelectMany(text => text.Keys).Distinct().ToList();
        var found = keys.Count == 0 ? [] : await works.FindAsync(keys, cancellationToken);
        var titles = keys.Zip(found).Where(pair => pair.Second is { Title.Length: > 0 })
            .ToDictionary(pair => pair.First, pair => TexText.ToDisplay(pair.Second!.Title));
        var readers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in texts.SelectMany(text => text.Names).Distinct(StringComparer.Ordinal))
        {
            if (await accounts.FindReaderAsync(name, cancellationToken) is { } reader)
                readers[name] = reader.Name;
        }

        return new(titles, readers);
    }
}
