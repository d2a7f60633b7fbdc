using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Following;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Following;

/// <summary>A list that a page shows, as far as what is new in it is concerned.</summary>
/// <param name="List">What it is called, see <see cref="ListName"/>.</param>
/// <param name="Thing">What follows it; <c>null</c> when nothing does, and then new rows are marked but not counted.</param>
/// <param name="Keys">The keys of the works on this page.</param>
public sealed record ShownList(string List, FollowedThing? Thing, IReadOnlyList<string> Keys)
{
    /// <summary>A list that can be followed.</summary>
    public static ShownList Of(FollowedThing thing, IEnumerable<string> keys) => new(thing.ToString(), thing, [.. keys]);
}

/// <summary>What is new in a list since a reader said that they saw it.</summary>
/// <param name="List">What it is called.</param>
/// <param name="Since">The moment they said so; <c>null</c> when they never did.</param>
/// <param name="Now">The moment of the page.</param>
/// <param name="News">How much is new, where it is counted.</param>
/// <param name="Return">The address of the page.</param>
public sealed record NewSince(string List, NewsMark? Since, NewsMark Now, News? News, string Return);

/// <summary>Finds what is new in the lists that pages show to signed-in readers who want to be told.</summary>
public sealed class NewSinceReader(
    IFollowStore follows, ILookStore looks, NewsDesk desk, ListNews lists, WorkNews works, IArticleStore articles, IndexHost indexHost)
{
    private static readonly object Marked = new();

    /// <summary>Finds it for the page that is being written; <c>null</c> when nothing is to be said.</summary>
    public static Task<NewSince?> FindAsync(HttpContext http, ShownList list)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.FindReader() is { } reader && http.RequestServices.GetService<NewSinceReader>() is { } found
            ? found.ReadAsync(http, reader.Account, list)
            : Task.FromResult<NewSince?>(null);
    }

    /// <summary>Whether a row of the page that is being written is new, by the key of its work.</summary>
    public static bool IsNew(HttpContext http, string key)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items.TryGetValue(Marked, out var marked) && ((HashSet<string>)marked!).Contains(key);
    }

    /// <summary>The moment at which a reader saw a list of articles, questions or comments; <c>null</c> for nobody and never.</summary>
    public static async Task<NewsMark?> FindLookAsync(HttpContext http, string list)
    {
        ArgumentNullException.ThrowIfNull(http);
        return await FindAsync(http, new ShownList(list, null, [])) is { } found ? found.Since : null;
    }

    /// <summary>Which questions came since a reader saw the list of them.</summary>
    public static async Task<IReadOnlySet<QuestionId>> FindNewQuestionsAsync(HttpContext http, IReadOnlyList<Question> shown)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await FindLookAsync(http, ListName.Questions) is not { } since)
            return new HashSet<QuestionId>();
        var articles = http.RequestServices.GetRequiredService<NewSinceReader>().Articles;
        var times = await QuestionTimes.FindAsync(articles, shown, [], http.RequestAborted);
        return times.Where(one => one.Value > since.At).Select(one => one.Key).ToHashSet();
    }

    /// <summary>Which comments came to be shown since a reader saw the list of them.</summary>
    public static async Task<IReadOnlySet<long>> FindNewCommentsAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return await FindLookAsync(http, ListName.Comments) is { } since
            ? await http.RequestServices.GetRequiredService<IShownStore>().FindCommentsAsync(since.Shown, http.RequestAborted)
            : new HashSet<long>();
    }

    private IArticleStore Articles => articles;

    private async Task<NewSince?> ReadAsync(HttpContext http, long account, ShownList list)
    {
        var token = http.RequestAborted;
        try
        {
            if (!(await follows.ReadSettingsAsync(account, token)).MarksLists)
                return null;
            var now = await desk.MarkAsync(token);
            var page = http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
            if (await looks.FindAsync(account, list.List, token) is not { } since)
                return new NewSince(list.List, null, now, null, page);
            await MarkAsync(http, list, since);
            var news = list.Thing is { } thing ? await desk.FindAsync(thing, account, new NewsSpan(since, now), 0, token) : null;
            return new NewSince(list.List, since, now, news, page);
        }
        catch (Exception e) when (e is IndexUnavailableException or TimeoutException)
        {
            // The list itself is shown all the same.
            return null;
        }
    }

    private async Task MarkAsync(HttpContext http, ShownList list, NewsMark since)
    {
        using var lease = indexHost.Acquire();
        if (ListName.ReadCiting(list.List) is { } cited)
        {
            var citing = list.Keys.Select(key => WorkKey.TryParse(key, out var read) ? read : default).ToList();
            var came = await works.FindNewCitingAsync(cited, citing, since, http.RequestAborted);
            http.Items[Marked] = came.Select(key => key.ToString()).ToHashSet(StringComparer.Ordinal);
            return;
        }

        var documents = list.Keys.Select(key => (Key: key, Document: lease.Index.Find(key))).Where(one => one.Document >= 0).ToList();
        var fresh = await lists.FindNewAsync(lease.Index, documents.Select(one => one.Document), since, http.RequestAborted);
        http.Items[Marked] = documents.Where(one => fresh.Contains(one.Document)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
    }
}
