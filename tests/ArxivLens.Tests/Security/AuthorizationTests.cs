using ArxivLens.Tests.Http;
using ArxivLens.Tests.Security.Authorization;

namespace ArxivLens.Tests.Security;

/// <summary>Every address, and everybody who may come: what is answered stands in <c>Authorization/*.tsv</c>, and nothing else is (R60).</summary>
[Collection(SharedSite.Name)]
public sealed class AuthorizationTests(Site site)
{
    [Fact]
    public void Every_address_has_a_row_and_every_row_an_address()
    {
        var answered = new AuthorizationSite(site).Routes();
        var rows = AuthorizationRow.ReadAll();
        Assert.Equal([], rows.GroupBy(row => row.Route).Where(same => same.Count() > 1).Select(same => same.Key));
        var listed = rows.Select(row => row.Route).ToHashSet(StringComparer.Ordinal);
        Assert.True(!answered.Except(listed).Any(), "Say who may ask these, in Authorization/<feature>.tsv:\n" + string.Join('\n', answered.Except(listed)));
        Assert.True(!listed.Except(answered).Any(), "Nothing is answered there any more:\n" + string.Join('\n', listed.Except(answered)));
    }

    [Fact]
    public async Task Everybody_is_answered_as_the_table_says()
    {
        var everybody = await PrepareAsync();
        var answered = everybody.Routes().ToHashSet(StringComparer.Ordinal);
        List<string> wrong = [];
        foreach (var row in AuthorizationRow.ReadAll().Where(row => answered.Contains(row.Route)))
        {
            List<string> got = [];
            for (var who = 0; who < AuthorizationRow.Who.Count; who++)
                got.Add(await everybody.AskAsync(row.Route, who));
            if (!got.SequenceEqual(row.Expected))
                wrong.Add($"{row.File}: {row.Route} is answered\t{string.Join('\t', got)}\tnot\t{string.Join('\t', row.Expected)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<AuthorizationSite> PrepareAsync()
    {
        var everybody = new AuthorizationSite(site);
        foreach (var type in typeof(IAuthorizationCases).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAuthorizationCases))))
            await ((IAuthorizationCases)Activator.CreateInstance(type)!).PrepareAsync(everybody);
        return everybody;
    }
}
