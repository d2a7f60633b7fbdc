using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Api;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Http;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace ArxivLens.Web.Tests.Http;

/// <summary>The gate alone, before a handful of addresses that answer 200 to whoever comes through.</summary>
internal sealed class GateSite : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GateSite(WebOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IStartupFilter, TestSignIn>();
        builder.Services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddForms();
        builder.Services.AddCompression();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        _application = builder.Build();
        _application.UseKnownHosts(options);
        _application.UsePrivateAnswers();
        _application.UseResponseCompression();
        _application.UseRouting();
        _application.UseCommunity();
        _application.MapGet("/health/live", () => "alive");
        _application.MapGet("/long", () => new string('x', 10_000));
        _application.MapGet("/my-long", () => new string('x', 10_000)).OfCommunity(null);
        _application.MapGet("/open", () => Results.Content("<p>open</p>", "text/html"));
        _application.MapGet("/form", (HttpContext http, IAntiforgery forms) => forms.GetAndStoreTokens(http).RequestToken);
        _application.MapGet("/mine", () => "mine").OfCommunity(Role.Reader);
        _application.MapGet("/mine.json", () => "mine").OfCommunity(Role.Reader);
        _application.MapGet("/to-moderate", () => "moderated").OfCommunity(Role.Moderator);
        _application.MapGet("/to-moderate.json", () => "moderated").OfCommunity(Role.Moderator);
        _application.MapPost("/words.json", (Words words) => words.Text).OfCommunity(Role.Reader);
        _application.MapPost("/announced", () => "queued").OfCommunity(null).WithMetadata(new SentByMachinesAttribute());
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_application.Urls.Single());

    public static async Task<GateSite> StartAsync(Uri? publicAddress = null, params IReadOnlyList<IPNetwork> proxies)
    {
        var site = new GateSite(new WebOptions { Accounts = true, PublicAddress = publicAddress, Limits = LimitOptions.Off with { Proxies = proxies } });
        await site._application.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private sealed record Words(string Text);
}
