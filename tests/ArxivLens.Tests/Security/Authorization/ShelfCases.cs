using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security.Authorization;

/// <summary>A shelf of the reader's with one work, shared; made anew for everybody who asks, since some of them delete it.</summary>
internal sealed class ShelfCases : IAuthorizationCases
{
    private const string Work = "2311.09227";
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private int _made;

    public Task PrepareAsync(AuthorizationSite site)
    {
        site.Add("POST /recommendations?handler=Choose", "/recommendations?handler=Choose", $"kind=Work&value={Work}");
        site.Add("POST /shelves?handler=Add", "/shelves?handler=Add", "name=One+more");
        site.Add("POST /shelves/import?handler=Read", "/shelves/import?handler=Read", $"lines={Work}");
        site.Add("POST /shelves/import?handler=Save", "/shelves/import?handler=Save", "shelf=0");
        site.Add("GET /shelves/save", $"/shelves/save?work={Work}");
        site.Add("POST /shelves/save", "/shelves/save", $"work={Work}");
        site.Add("POST /shelves/save?handler=Remove", "/shelves/save?handler=Remove", $"work={Work}&shelf=1");
        site.Add("POST /shelves/save?handler=Undo", "/shelves/save?handler=Undo", $"work={Work}");
        AddOwn(site, "GET /shelf/{id:long}", "");
        AddOwn(site, "GET /shelf/{id:long}.{format:formatName}", ".bib");
        foreach (var (handler, body) in new[]
        {
            ("Delete", ""), ("Edit", $"work={Work}&note=x"), ("Move", $"top={Work}"), ("Rename", "name=Another+name"), ("Revoke", ""), ("Seen", ""),
            ("Selected", $"work={Work}&what=tag&tag=x"), ("Share", "notes=yes"), ("Undo", ""),
        })
        {
            AddOwn(site, $"POST /shelf/{{id:long}}?handler={handler}", $"?handler={handler}", body);
        }

        AddShared(site, "GET /shared/{token}", "");
        AddShared(site, "GET /shared/{token}.atom", ".atom");
        AddShared(site, "GET /shared/{token}.{format:formatName}", ".bib");
        AddShared(site, "POST /shared/{token}?handler=Follow", "?handler=Follow");
        return Task.CompletedTask;
    }

    private void AddOwn(AuthorizationSite site, string route, string ending, string? body = null) => site.Add(route, async () =>
    {
        var (shelf, _) = await MakeAsync(site);
        return new AuthorizationCase($"/shelf/{shelf}{ending}", body?.Replace("Another", $"Another+{shelf}", StringComparison.Ordinal));
    });

    private void AddShared(AuthorizationSite site, string route, string ending) => site.Add(route, async () =>
    {
        var (_, token) = await MakeAsync(site);
        return new AuthorizationCase($"/shared/{token}{ending}");
    });

    private async Task<(long Shelf, string Token)> MakeAsync(AuthorizationSite site)
    {
        var owner = AuthorizationSite.AccountOf(1);
        var shelves = site.Services.GetRequiredService<IShelfStore>();
        var name = FormattableString.Invariant($"Shelf {++_made}");
        var (outcome, shelf) = await shelves.AddAsync(owner, name, Now);
        // There are only so many: the one before has done what it was for.
        if (outcome == ShelfOutcome.Full)
        {
            foreach (var old in await shelves.ListAsync(owner, Now))
                await shelves.RemoveAsync(owner, old.Number, Now);
            (_, shelf) = await shelves.AddAsync(owner, name, Now);
        }

        var kept = await site.Services.GetRequiredService<IContributionStore>().AddAsync(new Contribution
        {
            Kind = ContributionKind.Shelf,
            Account = owner,
            Subject = new Subject(SubjectKind.Shelf, FormattableString.Invariant($"{shelf}")),
            Text = name,
            Written = Now,
        });
        var token = FormattableString.Invariant($"token-{shelf}");
        var key = WorkKey.TryParse(Work, out var read) ? read : default;
        await site.Services.GetRequiredService<IShelfEntryStore>().SaveAsync(owner, shelf, [new NewEntry(key, "A title")], Now);
        await shelves.ShareAsync(owner, shelf, new ShelfSharing(token, kept.Number, true, true));
        return (shelf, token);
    }
}
