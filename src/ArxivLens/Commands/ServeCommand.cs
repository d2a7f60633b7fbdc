using System.CommandLine;
using System.CommandLine.Parsing;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens serve</c>: opens the library to browsers.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen: http addresses, separated by a semicolon. Port 0 takes a free one.",
        HelpName = "URLS",
        DefaultValueFactory = _ => ServeOptions.StandardUrls,
    };

    private static readonly Option<bool> NoBuiltIn = new("--no-built-in")
    {
        Description = "Leave an empty library empty instead of loading the built-in one.",
    };

    private static readonly Option<Uri?> PublicAddress = new("--public-address")
    {
        Description = "Where readers reach this server, for canonical links: https://lens.example.org",
        HelpName = "URL",
        CustomParser = ParseAddress,
    };

    private static readonly Option<int> CheckHours = NumberOption.Create(
        "--check-hours",
        "In how many hours the whole index is read once, a little at a time, to find silent damage, 1–8760.",
        ServeOptions.StandardCheckHours,
        maximum: 8760);

    static ServeCommand() => Urls.Validators.Add(result =>
    {
        foreach (var url in result.Tokens.SelectMany(token => token.Value.Split(';')))
        {
            if (!IsAddress(url.Replace("//*", "//localhost", StringComparison.Ordinal)))
                result.AddError($"--urls: '{url}' is no address such as {ServeOptions.StandardUrls}.");
        }
    });

    public static Verb Create()
    {
        var verb = new Verb(
            "serve",
            "Serve the library to browsers until stopped by Ctrl-C or SIGTERM.",
            "arxivlens serve",
            "arxivlens serve --data /srv/arxivlens --urls http://0.0.0.0:80") { Urls, PublicAddress, NoBuiltIn, CheckHours };
        verb.SetAction(RunAsync);
        return verb;
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"--public-address: '{text}' is no web address.");
        return null;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.PathAndQuery == "/";

    // Making or migrating the library is the builder's work; a library as it should be is opened beside an import.
    private static SqliteStorage OpenLibrary(DataDirectory directory)
    {
        if (SqliteStorage.IsNewest(directory.LibraryFile))
            return SqliteStorage.Open(directory.LibraryFile);
        using var builder = directory.Lock(DirectoryRole.Builder);
        return SqliteStorage.Open(directory.LibraryFile);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (ServeSettings.Read(out var fault) is not { } settings)
        {
            await error.WriteLineAsync($"arxivlens: {fault}");
            return ExitCode.Usage;
        }

        var directory = DataOption.Open(parsed);
        if (CitationDoors.Open(Environment.GetEnvironmentVariable, directory, TimeProvider.System, out fault) is not { } citations)
        {
            await error.WriteLineAsync($"arxivlens: {fault}");
            return ExitCode.Usage;
        }

        if (parsed.GetValue(PublicAddress) is null && FindNeed(settings) is { } need)
        {
            await error.WriteLineAsync($"arxivlens: {need} --public-address: say where readers reach this server.");
            return ExitCode.Usage;
        }

        using var server = directory.Lock(DirectoryRole.Server);
        using var storage = OpenLibrary(directory);
        var options = new ServeOptions(parsed.GetRequiredValue(Urls), !parsed.GetValue(NoBuiltIn), parsed.GetValue(PublicAddress))
        {
            CheckPeriod = TimeSpan.FromHours(parsed.GetValue(CheckHours)),
            SummaryModel = settings.SummaryModel,
            PassageModel = settings.PassageModel,
            Fetch = settings.Fetch,
            Citations = citations,
            ReadsFirstPages = true,
            Limits = settings.Limits,
            Harvest = settings.Harvest,
            Accounts = settings.Accounts,
            SignUp = settings.SignUp,
            Mail = settings.Mail,
            Moderation = settings.Moderation!,
            Webmention = settings.Webmention,
        };
        await using var app = ArxivLensApplication.Build(directory, storage, options);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await error.WriteLineAsync($"arxivlens: cannot listen: {e.Message} Choose another address with --urls.");
            return ExitCode.Failed;
        }

        await error.WriteLineAsync($"ArxivLens serves {directory.Path} at {string.Join(" and ", app.Urls)} (Ctrl-C stops it).");
        await TellAsync(error, options);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Ok;
    }

    private static string? FindNeed(ServeSettings settings) => settings switch
    {
        { Accounts: true, Mail: not null } => "links in mail need",
        { Accounts: true, Webmention: true } => "ARXIVLENS_WEBMENTION needs",
        _ => null,
    };

    // What leaves this machine is told at every start.
    private static async Task TellAsync(TextWriter error, ServeOptions options)
    {
        if (options.SummaryModel is { } writer)
            await error.WriteLineAsync($"Titles and abstracts of papers that readers open are sent to {writer} for a summary.");
        if (options.PassageModel is { } orderer)
            await error.WriteLineAsync($"Questions that readers open and passages found for them are sent to {orderer} for an order.");
        if (options is { Accounts: true, Mail: { } mail })
            await error.WriteLineAsync($"Mail to readers who confirmed their address is handed to {mail.Server}.");
        if (options is { Accounts: true, Webmention: true })
            await error.WriteLineAsync("Posts elsewhere that announce themselves at /webmention are fetched once, to see whether they link here.");
        if (options.Fetch is { IsOn: true } fetch)
            await error.WriteLineAsync($"Identifiers of papers that readers ask for are sent to {fetch.Api.Host}, and what comes back is kept.");
    }
}
