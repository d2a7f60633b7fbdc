using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>
/// What an account wrote for everybody, to take away and to delete. A row that somebody replied to outlives its author, without a word and
/// without a name.
/// </summary>
public sealed class WrittenContributions(IContributionStore store) : IPersonalData
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <inheritdoc/>
    public async IAsyncEnumerable<PersonalFile> ExportAsync(long account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await store.ListOfAsync(account, cancellationToken);
        var wordings = new List<IReadOnlyList<Wording>>(all.Count);
        foreach (var one in all)
            wordings.Add(await store.ListRevisionsAsync(one.Number, cancellationToken));
        yield return new PersonalFile("contributions.json", JsonSerializer.SerializeToUtf8Bytes(all.Zip(wordings, Describe), Format));
        yield return new PersonalFile("comments.md", Encoding.UTF8.GetBytes(WriteMarkdown(all)));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(long account, CancellationToken cancellationToken) => store.DeleteOfAsync(account, cancellationToken);

    private static object Describe(Contribution one, IReadOnlyList<Wording> wordings) => new
    {
        one.Number,
        Kind = one.Kind.ToString(),
        About = DiscussedThings.Write(one.Subject),
        ReplyTo = one.Parent,
        State = one.State.ToString(),
        one.Written,
        one.Edited,
        one.Text,
        one.Details,
        Wordings = wordings,
    };

    private static string WriteMarkdown(IReadOnlyList<Contribution> all)
    {
        var text = new StringBuilder("# What I wrote\n");
        foreach (var one in all.Where(one => one.Kind == ContributionKind.Comment && one.State != ContributionState.TakenBack))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## On {DiscussedThings.Write(one.Subject)}, {one.Written:yyyy-MM-dd HH:mm} UTC\n\n");
            text.Append(one.Text).Append('\n');
        }

        return text.ToString();
    }
}
