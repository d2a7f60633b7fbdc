using ArxivLens.Core.Webmentions;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Webmentions;
using ArxivLens.Web.Features.Webmentions;

namespace ArxivLens.Host;

/// <summary>What of the server takes announcements of posts elsewhere, and the setting that switches it on.</summary>
internal static class WebmentionServices
{
    private const string Variable = "ARXIVLENS_WEBMENTION";

    /// <summary>The variables that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Variable];

    /// <summary>Reads whether announcements are taken; off where nothing is said, since it makes the server fetch what strangers name.</summary>
    public static bool TryRead(Func<string, string?> variable, out bool isOn, out string? fault)
    {
        var text = variable(Variable)?.Trim() ?? "";
        isOn = text.Equals("on", StringComparison.OrdinalIgnoreCase);
        fault = isOn || text.Length == 0 || text.Equals("off", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{Variable}: '{text}' is neither 'on' nor 'off'.";
        return fault is null;
    }

    /// <summary>Registers it.</summary>
    public static void AddWebmentions(this IServiceCollection services, ServeOptions options)
    {
        if (options is not { Webmention: true, PublicAddress: not null })
            return;
        var asked = new GuardedClientOptions { UserAgent = options.Fetch?.UserAgent ?? UserAgentText.Create(null) };
        services.AddSingleton(provider => new GuardedClient(asked, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PageWorker(PageWorkerCommand.OfThisProgram(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPostReader, PostReader>();
        services.AddSingleton<WebmentionVisit>();
        services.AddSingleton<IHostedService>(provider => new WebmentionKeeper(
            provider.GetRequiredService<WebmentionVisit>(),
            provider.GetRequiredService<IWebmentionStore>(),
            (address, subject) => provider.GetRequiredService<WebmentionTargets>().TryRead(address, out var read) && read == subject,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WebmentionKeeper>>()));
    }
}
