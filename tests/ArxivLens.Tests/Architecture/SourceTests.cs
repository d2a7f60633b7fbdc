using System.Text.RegularExpressions;

namespace ArxivLens.Tests.Architecture;

/// <summary>House rules that a compiler does not know, each checked on the source.</summary>
public sealed partial class SourceTests
{
    private const int Stop = 500;
    private const int Long = 300;

    /// <summary>Where a broad catch is the point: the last line of defence of the command line, the page server and its background loop.</summary>
    private static readonly string[] BroadCatches =
    [
        "src/ArxivLens.Web/Http/ErrorPages.cs",
        "src/ArxivLens/Commands/CommandLine.cs",
        "src/ArxivLens/Host/FirstPages.cs",
        "src/ArxivLens/Host/IndexKeeper.cs",
    ];

    /// <summary>What makes connections beside the one door, and by what: the runtime's mail client takes no connection that is made for it.</summary>
    private static readonly Dictionary<string, string> OtherDoors = new(StringComparer.Ordinal)
    {
        ["src/ArxivLens.Sources/Smtp/SmtpSender.cs"] = "new SmtpClient",
    };

    [Fact]
    public void Only_Sources_has_doors_to_the_outside() =>
        AssertNone(CodeOutside("src/ArxivLens.Sources/"), Door(), "opens a door to the outside; only ArxivLens.Sources may");

    [Fact]
    public void Within_Sources_only_the_one_door_makes_connections()
    {
        var code = Code("src").Where(file => !file.StartsWith("src/ArxivLens.Sources/Http/", StringComparison.Ordinal));
        AssertNone(code.Except(OtherDoors.Keys), Connection(), "makes a connection; src/ArxivLens.Sources/Http is the one place that may");
        foreach (var (file, how) in OtherDoors)
            Assert.Equal(how, Assert.Single(Connection().Matches(SourceTree.ReadCode(file))).Value);
        var doors = Code("src").Where(file => Handler().IsMatch(SourceTree.ReadCode(file)));
        Assert.Equal("src/ArxivLens.Sources/Http/OutboundDoor.cs", Assert.Single(doors));
    }

    [Fact]
    public void Only_Storage_speaks_SQL() =>
        AssertNone(CodeOutside("src/ArxivLens.Storage/"), Sql(), "speaks SQL; only ArxivLens.Storage may");

    [Fact]
    public void Every_regular_expression_is_bounded()
    {
        AssertNone(Code("src", "tests", "bench"), UnboundedRegex(), "makes a Regex at run time: use [GeneratedRegex] with NonBacktracking or a timeout");
        foreach (var file in Code("src", "tests", "bench"))
        {
            foreach (Match attribute in GeneratedRegexAttribute().Matches(SourceTree.ReadCode(file)))
            {
                Assert.True(
                    attribute.Value.Contains("NonBacktracking", StringComparison.Ordinal)
                    || attribute.Value.Contains("matchTimeoutMilliseconds", StringComparison.Ordinal),
                    $"{file}: {attribute.Value} can backtrack without a time limit.");
            }
        }
    }

    [Fact]
    public void Exceptions_are_caught_broadly_only_where_the_list_says()
    {
        foreach (var file in Code("src").Except(BroadCatches))
        {
            var kept = BroadCatch().Matches(SourceTree.ReadCode(file)).Where(match => !match.Value.Contains("throw;", StringComparison.Ordinal));
            Assert.True(!kept.Any(), $"{file} catches every exception: {kept.FirstOrDefault()?.Value}");
        }
    }

    [Fact]
    public void Files_are_short_or_say_why_not()
    {
        var reasons = ReadReasons();
        var lengths = new[] { "src", "tests", "bench" }
            .SelectMany(folder => SourceTree.Files(folder, ".cs", ".ts", ".cshtml", ".css", ".mjs"))
            .ToDictionary(file => file, file => SourceTree.Read(file).AsSpan().Count('\n'));
        Assert.All(lengths, file => Assert.True(file.Value <= Stop, $"{file.Key} has {file.Value} lines; {Stop} is the stop."));
        Assert.Equal(reasons.Keys.Order(StringComparer.Ordinal), lengths.Where(file => file.Value > Long).Select(file => file.Key).Order(StringComparer.Ordinal));
        Assert.All(reasons, reason => Assert.True(reason.Value.Length > 20, $"{reason.Key} needs a reason."));
    }

    private static Dictionary<string, string> ReadReasons() =>
        SourceTree.Read("tests/ArxivLens.Tests/Architecture/long-files.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static IEnumerable<string> Code(params string[] folders) => folders.SelectMany(folder => SourceTree.Files(folder, ".cs"));

    private static IEnumerable<string> CodeOutside(string folder) =>
        Code("src").Where(file => !file.StartsWith(folder, StringComparison.Ordinal));

    private static void AssertNone(IEnumerable<string> files, Regex pattern, string fault)
    {
        foreach (var file in files)
        {
            var match = pattern.Match(SourceTree.ReadCode(file));
            Assert.True(!match.Success, $"{file} {fault}: {match.Value.Trim()}");
        }
    }

    [GeneratedRegex(@"\b(HttpClient|HttpMessageInvoker|SocketsHttpHandler|Socket|TcpClient|TcpListener|UdpClient|WebRequest|WebClient|SmtpClient|Dns|Ping)\b[ .(]", RegexOptions.NonBacktracking)]
    private static partial Regex Door();

    [GeneratedRegex(
        @"\bnew (System\.Net\.[A-Za-z.]*)?(HttpClient|HttpClientHandler|SocketsHttpHandler|HttpMessageInvoker|Socket|TcpClient|TcpListener|UdpClient|SmtpClient|ClientWebSocket|NetworkStream|SslStream|Ping|NamedPipeClientStream)\b|\b(WebRequest|WebClient|QuicConnection|FtpWebRequest|IHttpClientFactory|AddHttpClient)\b|\bDns\.|\bHttpClient\.DefaultProxy\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Connection();

    [GeneratedRegex(@"\b(SocketsHttpHandler|HttpClientHandler)\b[^.]", RegexOptions.NonBacktracking)]
    private static partial Regex Handler();

    [GeneratedRegex(@"using (Dapper|Microsoft\.Data|SQLitePCL|Npgsql)|""\s*(SELECT|INSERT|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|PRAGMA)\s", RegexOptions.NonBacktracking)]
    private static partial Regex Sql();

    [GeneratedRegex(@"new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(", RegexOptions.NonBacktracking)]
    private static partial Regex UnboundedRegex();

    [GeneratedRegex(@"\[GeneratedRegex\([^\]]*(?:\][^\]]*)*?\)\]\s*(?:public|private|internal)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GeneratedRegexAttribute();

    [GeneratedRegex(@"catch\s*(\((System\.)?Exception(\s+\w+)?\)\s*)?\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex BroadCatch();
}
