using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Api;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Web.Tests.Http;

/// <summary>The gate alone, before a handful of addresses that answer 200 to whoever comes through.</summary>
internal sealed class GateSite : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GateSite(Uri? publicAddress)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IStartupFilter, TestSignIn>();
        builder.Services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddOptions<WebOptions>().Configure(web => (web.Accounts, web.PublicAddress) = (true, publicAddress));
        builder.Services.AddForms();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        _application = builder.Build();
        _application.UsePrivateAnswers();
        _application.UseRouting();
        _application.UseCommunity();
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

    public static async Task<GateSite> StartAsync(Uri? publicAddress = null)
    {
        var site = new GateSite(publicAddress);
        await site._application.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private sealed record Words(string Text);
}
