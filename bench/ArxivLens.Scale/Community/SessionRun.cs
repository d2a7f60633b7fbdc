using ArxivLens.Core.Accounts;
using ArxivLens.Storage.Sqlite.Community;

namespace ArxivLens.Scale.Community;

/// <summary>
/// What it costs that a page knows who reads it: the read of the session by itself, and the whole page with and without it.
/// </summary>
internal static class SessionRun
{
    private const string Password = "twelve green herons";
    private const int Warmth = 300;

    /// <summary>Measures and prints.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        await MeasureReadsAsync(options.Number("accounts", 2000), options.Number("reads", 100_000));
        Environment.SetEnvironmentVariable("ARXIVLENS_LIMITS", "off");
        Environment.SetEnvironmentVariable("ARXIVLENS_MODERATION_LIMITS", "least-seconds=0");
        using var workspace = new Workspace();
        using var server = await Server.StartAsync(workspace);
        using var stranger = new Visitor(server.Client.BaseAddress!);
        using var reader = new Visitor(server.Client.BaseAddress!);
        var form = await reader.GetAsync("/sign-up");
        var made = await reader.SubmitAsync(form.Body, "/sign-up", ("Name", "ada"), ("Password", Password));
        if (made.Status is not (302 or 303))
            throw new InvalidOperationException($"The reader could not sign up: {made.Status}");
        var (paper, category) = (options.Text("paper") ?? "2401.00001", options.Text("category") ?? "cs.CL");
        foreach (var page in (string[])["/", $"/abs/{paper}", $"/list/{category}/recent"])
            await MeasurePageAsync(server, page, stranger, reader, options.Number("pages", 2000));
        return 0;
    }

    private static async Task MeasureReadsAsync(int accounts, int reads)
    {
        using var folder = new Workspace();
        using var community = SqliteCommunity.Open(Path.Combine(folder.DataDirectory, "community.db"));
        var now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var secrets = new List<Secret>();
        for (var number = 0; number < accounts; number++)
            secrets.Add(await BeginAsync(community, $"reader{number}", now));
        var draw = new Draw(7);
        await ReadAsync(Warmth * 10);
        var (began, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(true));
        await ReadAsync(reads);
        var (took, bytes) = (Environment.CpuUsage.TotalTime - began, GC.GetTotalAllocatedBytes(true) - allocated);
        Console.WriteLine(FormattableString.Invariant(
            $"a session and its account among {accounts:N0}: one statement, {took.TotalMicroseconds / reads:0.0} µs of processor, {bytes / (double)reads:N0} bytes"));

        async Task ReadAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                if (await community.Sessions.FindAsync(secrets[draw.Below(accounts)], now) is null)
                    throw new InvalidOperationException("A session is not found.");
            }
        }
    }

    private static async Task<Secret> BeginAsync(SqliteCommunity community, string name, DateTimeOffset now)
    {
        var (_, account) = await community.Accounts.AddAsync(new Account { Name = name, Joined = now });
        var secret = Secret.Draw();
        await community.Sessions.BeginAsync(secret, new Session
        {
            Account = account!.Number, Browser = "Firefox on Linux", Way = SignInWay.Password, Began = now, Seen = now, Ends = now.AddDays(30),
        });
        return secret;
    }

    // In turns, so that whatever else the machine does meets both.
    private static async Task MeasurePageAsync(Server server, string page, Visitor stranger, Visitor reader, int pages)
    {
        const int turns = 10;
        var (without, with) = (TimeSpan.Zero, TimeSpan.Zero);
        await AskAsync(server, page, stranger, Warmth);
        await AskAsync(server, page, reader, Warmth);
        for (var turn = 0; turn < turns; turn++)
        {
            without += await AskAsync(server, page, stranger, pages / turns);
            with += await AskAsync(server, page, reader, pages / turns);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{page}: {without.TotalMicroseconds / pages:0} µs of processor for a stranger, {with.TotalMicroseconds / pages:0} µs for who is signed in"));
    }

    private static async Task<TimeSpan> AskAsync(Server server, string page, Visitor visitor, int times)
    {
        var began = server.ProcessorTime;
        for (var time = 0; time < times; time++)
        {
            if (await visitor.GetAsync(page) is { Status: not 200 } answer)
                throw new InvalidOperationException($"{page}: {answer.Status}");
        }

        return server.ProcessorTime - began;
    }
}
