using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Recommendations;

namespace ArxivLens.Core.Shelves;

/// <summary>
/// What shelves keep of a reader: <c>shelves/NAME.bib</c> for each, and <c>shelves.json</c> with everything, what they follow and what
/// they decided of recommendations too. All of it goes with the account's own row.
/// </summary>
public sealed class ShelfPersonalData(
    IShelfStore shelves, IShelfEntryStore entries, IRecommendationStore choices, IWorkStore works, TimeProvider clock) : IPersonalData
{
    private const int LongestFileName = 60;

    /// <inheritdoc/>
    public async IAsyncEnumerable<PersonalFile> ExportAsync(long account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = new List<ToldShelf>();
        foreach (var shelf in await shelves.ListAsync(account, clock.GetUtcNow(), cancellationToken))
        {
            var stored = await entries.ListAsync(shelf.Number, cancellationToken);
            yield return new PersonalFile($"shelves/{FileNameOf(shelf)}.bib", Encoding.UTF8.GetBytes(await WriteAsync(stored, cancellationToken)));
            told.Add(new ToldShelf(shelf, stored));
        }

        var followed = await shelves.ListFollowedAsync(account, cancellationToken);
        var decided = await choices.ListAsync(account, cancellationToken);
        var all = new Told(told, [.. followed.Select(one => new ToldFollowed(one.Shelf.Name, one.Seen))], decided);
        yield return new PersonalFile("shelves.json", JsonSerializer.SerializeToUtf8Bytes(all, StoredJson.Options));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(long account, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string> WriteAsync(IReadOnlyList<ShelfEntry> stored, CancellationToken cancellationToken)
    {
        var found = await works.FindAsync([.. stored.Select(entry => entry.Work)], cancellationToken);
        return CitationFormat.BibTex.Write(stored.Select((entry, at) => new CitedWork(found[at] ?? new Work { Key = entry.Work, Title = entry.Title })
        {
            Note = entry.Note,
            Tags = entry.Tags,
        }));
    }

    // Two shelves may have names that are one as names of files.
    private static string FileNameOf(Shelf shelf)
    {
        var name = new string([.. shelf.Name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : '-')]).Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, LongestFileName)]}-{shelf.Number}");
    }

    private sealed record Told(
        IReadOnlyList<ToldShelf> Shelves, IReadOnlyList<ToldFollowed> Followed, IReadOnlyList<RecommendationChoice> Recommendations);

    private sealed record ToldShelf(Shelf Shelf, IReadOnlyList<ShelfEntry> Entries);

    private sealed record ToldFollowed(string Name, DateTimeOffset Seen);
}
