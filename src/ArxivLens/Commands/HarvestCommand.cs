using System.CommandLine;
using System.Globalization;
using ArxivLens.Host;
using ArxivLens.Sources.ArxivOai;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens harvest</c>: fills the library from arXiv and keeps it up to date.</summary>
internal static class HarvestCommand
{
    private static readonly Option<string[]> Sets = new("--set")
    {
        Description = "Only a set, such as cs:cs:AI, math or physics:hep-th; may be given several times. Default: everything.",
        HelpName = "SPEC",
    };

    private static readonly Option<DateOnly?> From = Day("--from", "Only what changed on this day or later, in place of going on from the last harvest.");

    private static readonly Option<DateOnly?> Until = Day("--until", "Only what changed on this day or earlier.");

    private static readonly Option<bool> Again = new("--again") { Description = "Take everything once more, as if nothing had been harvested." };

    private static readonly Option<string?> BaseUrl = new("--base-url")
    {
        Description = $"The address of a server that gives what arXiv's gives. Default: ${HarvestSettings.AddressVariable}, else {Harvester.ArxivAddress}",
        HelpName = "URL",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "arXivRaw, or for a server without it arXiv, arXivOld or oai_dc, which do not tell the versions.",
        HelpName = "NAME",
        DefaultValueFactory = _ => HarvestRequest.RawFormat,
    };

    private static readonly Option<double?> Pause = new("--pause")
    {
        Description = "Seconds between two requests. Default: 3, and never less at arXiv.",
        HelpName = "SECONDS",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Ask for the first page only and say what it holds; take nothing in." };

    static HarvestCommand()
    {
        Format.AcceptOnlyFromAmong(HarvestRequest.RawFormat, "arXiv", "arXivOld", "oai_dc");
        Sets.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !IsSet(token.Value)))
                result.AddError("--set must be a set as the server names it: cs:cs:AI, math, physics:hep-th.");
        });
        BaseUrl.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !HarvestSettings.TryReadAddress(text, out _))
                result.AddError("--base-url must be an address of http or https without a user name and without #.");
        });
        Pause.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } seconds && !(seconds is >= 0 and <= 3600))
                result.AddError("--pause must be 0 to 3600 seconds.");
        });
    }

    public static Verb Create()
    {
        var verb = new Verb(
            "harvest",
            "Take papers from arXiv: everything at first, which takes about an hour, then what changed since. It can be stopped at any time.",
            "arxivlens harvest",
            "arxivlens harvest --set cs:cs:AI --set math:math:NA",
            "arxivlens harvest --from 2026-01-01 --until 2026-01-31",
            "arxivlens harvest --base-url http://127.0.0.1:8000/oai --pause 0")
        {
            Sets, From, Until, Again, BaseUrl, Format, Pause, DryRun, ImportRun.NoIndex, JsonOutput.Option,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(From) > result.GetValue(Until))
                result.AddError("--from must not be later than --until.");
        });
        verb.SetAction(RunAsync);
        return verb;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!HarvestSettings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var fault))
            return Task.FromResult(CommandLine.Misused(parsed, fault));
        var address = parsed.GetValue(BaseUrl) is { } given && HarvestSettings.TryReadAddress(given, out var named) ? named : settings.Address;
        var sets = parsed.GetValue(Sets) is { Length: > 0 } asked ? asked.Distinct(StringComparer.Ordinal).ToArray<string?>() : [null];
        var requests = sets.Select(set => new HarvestRequest
        {
            Set = set,
            From = parsed.GetValue(From),
            Until = parsed.GetValue(Until),
            Again = parsed.GetValue(Again),
            Format = parsed.GetRequiredValue(Format),
        });
        var pause = parsed.GetValue(Pause) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var run = new HarvestRun(parsed, settings with { Address = address }, pause);
        return parsed.GetValue(DryRun) ? run.TryAsync([.. requests], cancellationToken) : run.RunAsync([.. requests], cancellationToken);
    }

    private static bool IsSet(string text) =>
        text.Length is > 0 and <= 200 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_' or '~' or '!' or '*' or '\'' or '(' or ')');

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DAY",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name} must be a day like 2026-01-31.");
            return null;
        },
    };
}
