using System.Net;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Processes;

/// <summary>Accounts over the life of the program itself.</summary>
public sealed class AccountProcessTests : IDisposable
{
    // Programs sign up as fast as they can.
    private static readonly Dictionary<string, string> Hasty = new() { ["ARXIVLENS_MODERATION_LIMITS"] = "least-seconds=0" };
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_restart_keeps_people_signed_in_and_their_open_forms_good()
    {
        AccountClient ada;
        string page;
        await using (var first = await ServerProcess.StartAsync(_data, Hasty))
        {
            ada = new AccountClient(first.Client.Address, "192.0.2.1");
            Assert.Equal("/account", (await ada.SendAsync("/sign-up", ("Name", "ada"), ("Password", AccountClient.Password))).Location);
            page = (await ada.GetAsync("/account/sessions")).Text;
            await first.KillAsync();
        }

        await using var second = await ServerProcess.StartAsync(_data, Hasty);
        using var again = ada.At(second.Client.Address);

        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/account")).Status);
        Assert.Equal("/account/sessions?done=others", (await again.PostAsync("/account/sessions?handler=others", ("form-word", AccountClient.WordIn(page)))).Location);
        if (!OperatingSystem.IsWindows())
        {
            var keys = Path.Combine(_data.Path, "keys");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            foreach (var file in Directory.EnumerateFiles(keys).Append(Path.Combine(_data.Path, "community.db")))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task The_first_administrator_comes_by_an_address_that_is_printed_beside_the_running_server()
    {
        await using var server = await ServerProcess.StartAsync(_data, Hasty);
        var site = server.Client.Address;
        var printed = (await Arxivlens.RunAsync(_data, "admin", "--json", "--at", site.ToString())).Ends(0).Json;
        var address = new Uri(printed.GetProperty("address").GetString()!);
        using var ann = new AccountClient(site, "192.0.2.1");

        var made = await ann.SendAsync(address.PathAndQuery, ("Name", "ann"), ("Password", AccountClient.Password));
        var twice = await ann.GetAsync(address.PathAndQuery);

        Assert.Equal(site.Authority, address.Authority);
        Assert.Equal("/account", made.Location);
        Assert.Contains("Administrator since", (await ann.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, twice.Status);
        var status = (await Arxivlens.RunAsync(_data, "status", "--json")).Ends(0).Json;
        Assert.Equal(1, status.GetProperty("accounts").GetProperty("administrators").GetInt32());
    }

    [Fact]
    public async Task An_account_that_is_not_there_gets_no_address()
    {
        await using var server = await ServerProcess.StartAsync(_data, Hasty);

        var outcome = (await Arxivlens.RunAsync(_data, "admin", "--account", "nobody")).Ends(1);
        var both = (await Arxivlens.RunAsync(_data, "admin", "--account", "nobody", "--invite")).Ends(2);

        Assert.Contains("there is no account nobody", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("one at a time", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_accounts_off_there_is_no_file_no_page_and_no_link()
    {
        await using var server = await ServerProcess.StartAsync(_data, new Dictionary<string, string> { ["ARXIVLENS_ACCOUNTS"] = "off" });
        await server.ReadyAsync();

        foreach (var path in (string[])["/sign-in", "/sign-up", "/sign-out", "/account", "/account/recover", "/setup", "/sign-in/passkey.json"])
            Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync(path)).Status);
        var home = await server.Client.GetAsync("/");

        Assert.DoesNotContain("/sign-in", home.Body, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_data.Path, "community.db")));
        Assert.False(Directory.Exists(Path.Combine(_data.Path, "keys")));
    }
}
