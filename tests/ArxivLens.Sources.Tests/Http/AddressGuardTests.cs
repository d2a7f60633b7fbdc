using System.Collections.Concurrent;
using System.Net;
using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>Where the door leads, whatever an address is written like and wherever a name leads the next time.</summary>
public sealed class AddressGuardTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new(runs: true);
    private LocalServer _open = null!;
    private LocalServer _inner = null!;
    private GuardedClient _client = null!;

    /// <summary>Ways to write 127.0.0.1, or to lead there.</summary>
    public static TheoryData<string> Disguises => new(
        "127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "017700000001", "0x7f000001", "127.1", "127.0.1", "0177.0.0.01", "0x7f.0.0.1",
        "127.0.0.1.", "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.０.０.１", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "0", "0.0.0.0", "127.127.127.127", "inner.example");

    public Task InitializeAsync()
    {
        (_open, _inner) = (LocalServer.Start(), LocalServer.Start(IPAddress.Any));
        var options = Doors.OptionsOf(_open) with { Policy = AddressPolicy.ForTests([_open.EndPoint], _inner.Port), Resolve = ResolveAsync };
        _client = new GuardedClient(options, _clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _open.DisposeAsync();
        await _inner.DisposeAsync();
    }

    public void Dispose() => _client?.Dispose();

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task A_closed_address_is_not_connected_to_in_any_disguise(string host)
    {
        var answer = await _client.GetAsync($"http://{host}:{_inner.Port}/secret");
        AssertNothingWasAsked(answer);
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task Nor_is_it_after_a_redirect(string host)
    {
        _open.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, $"http://{host}:{_inner.Port}/secret", token);
        var answer = await _client.GetAsync($"http://open.example:{_open.Port}/");
        AssertNothingWasAsked(answer);
        Assert.Single(_open.Pages);
    }

    [Fact]
    public async Task A_server_beside_an_admitted_one_stays_closed()
    {
        await using var beside = LocalServer.Start();
        Assert.Equal(FetchFault.Address, (await _client.GetAsync($"http://open.example:{beside.Port}/")).Fault);
        Assert.Equal(FetchFault.Closed, (await _client.GetAsync($"http://127.0.0.2:{_open.Port}/")).Fault);
        Assert.Equal(0, beside.Connections);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_the_next_time_is_looked_up_and_vetted_each_time()
    {
        var answers = new ConcurrentQueue<IPAddress[]>([[IPAddress.Loopback], [IPAddress.Parse("127.0.0.2")], [IPAddress.Parse("10.0.0.1")]]);
        await using var everywhere = LocalServer.Start(IPAddress.Any);
        var options = Doors.OptionsOf(everywhere) with { Resolve = (_, _) => Task.FromResult(answers.TryDequeue(out var next) ? next : []) };
        using var client = new GuardedClient(options, _clock);
        var address = $"http://rebinding.example:{everywhere.Port}/";

        Assert.Null((await client.GetAsync(address)).Fault);
        Assert.Equal(FetchFault.Closed, (await client.GetAsync(address)).Fault);
        Assert.Equal(FetchFault.Closed, (await client.GetAsync(address)).Fault);

        Assert.Empty(answers);
        Assert.Equal(IPAddress.Loopback, Assert.Single(everywhere.Pages).At);
        Assert.Equal(1, everywhere.Connections);
    }

    [Fact]
    public async Task Of_a_name_with_closed_and_open_addresses_only_the_open_ones_are_used()
    {
        await using var everywhere = LocalServer.Start(IPAddress.Any);
        IPAddress[] mixed = [IPAddress.Parse("127.0.0.2"), IPAddress.Parse("127.0.0.3"), IPAddress.Loopback, IPAddress.Parse("127.0.0.4")];
        var options = Doors.OptionsOf(everywhere) with { Resolve = (_, _) => Task.FromResult(mixed) };
        using var client = new GuardedClient(options, _clock);

        Assert.Null((await client.GetAsync($"http://mixed.example:{everywhere.Port}/")).Fault);

        Assert.Equal(IPAddress.Loopback, Assert.Single(everywhere.Pages).At);
        Assert.Equal(1, everywhere.Connections);
    }

    [Fact]
    public async Task Without_a_word_of_a_test_no_server_on_this_machine_is_reached()
    {
        using var client = new GuardedClient(new GuardedClientOptions(), _clock);
        Assert.Equal(FetchFault.Address, (await client.GetAsync($"http://127.0.0.1:{_inner.Port}/")).Fault);
        Assert.Equal(FetchFault.Closed, (await client.GetAsync("http://127.0.0.1/")).Fault);
        Assert.Equal(FetchFault.Closed, (await client.GetAsync("https://localhost/")).Fault);
        Assert.Equal(0, _inner.Connections);
    }

    [Theory]
    [InlineData("ftp://open.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://open.example/1")]
    [InlineData("data:text/html,hello")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://open.example:22/")]
    [InlineData("http://open.example:8080/")]
    [InlineData("https://open.example:8443/")]
    [InlineData("http://user@open.example/")]
    [InlineData("http://user:word@open.example/")]
    [InlineData("https://127.0.0.1@open.example/")]
    public async Task An_address_of_another_kind_is_not_even_looked_up(string address)
    {
        var options = new GuardedClientOptions { Resolve = (host, _) => throw new InvalidOperationException($"{host} was looked up") };
        using var client = new GuardedClient(options, _clock);
        Assert.Equal(FetchFault.Address, (await client.GetAsync(address)).Fault);
    }

    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        host.EndsWith(".example", StringComparison.Ordinal)
            ? Doors.ToThisMachine(host, cancellationToken)
            : OutboundDoor.ResolveAsync(host, cancellationToken);

    // Some disguises are no addresses at all to this machine, which is as good.
    private void AssertNothingWasAsked(GuardedAnswer answer)
    {
        Assert.True(answer.Fault is FetchFault.Closed or FetchFault.Unreachable or FetchFault.Redirect or FetchFault.Address, $"{answer}");
        Assert.Equal(0, _inner.Connections);
    }
}
