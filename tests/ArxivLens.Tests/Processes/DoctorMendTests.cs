using System.Text.Json;
using ArxivLens.Tests.Dump;

namespace ArxivLens.Tests.Processes;

/// <summary>Each finding of the doctor is made, and mended by nothing but the command that it names.</summary>
public sealed class DoctorMendTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();

    public async Task InitializeAsync()
    {
        await RichLibrary.MakeAsync(_data);
        (await InProcess.RunAsync(_data, "index")).Ends(0);
        Assert.Empty(await FindingsAsync());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("index")]
    [InlineData("index against library")]
    [InlineData("full texts")]
    [InlineData("full texts, damaged")]
    [InlineData("permissions")]
    [InlineData("clock")]
    [InlineData("left behind")]
    public async Task What_is_found_is_mended_by_the_command_that_stands_with_it(string check)
    {
        await BreakAsync(check);
        var finding = Assert.Single(await FindingsAsync());
        Assert.Equal(check.Split(',')[0], finding.GetProperty("check").GetString());
        (await Arxivlens.RunScriptAsync(_data, "sh", "-c", finding.GetProperty("mend").GetString()!)).Ends(0);
        Assert.Empty(await FindingsAsync());
    }

    [Theory]
    [InlineData("ARXIVLENS_DAT", "elsewhere", "ARXIVLENS_DATA may be meant", 0)]
    [InlineData("ARXIVLENS_SUMMARY_MODEL", "some-model", "ARXIVLENS_SUMMARY_ENDPOINT is not", 1)]
    public async Task A_variable_that_cannot_be_meant_is_named_and_mended_by_unsetting_it(string name, string value, string said, int code)
    {
        var doctor = (await Arxivlens.RunWithAsync(new Dictionary<string, string> { [name] = value }, _data, "doctor", "--json")).Ends(code);
        var finding = Assert.Single(Troubles(doctor.Json));
        Assert.Contains(said, finding.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var mend = finding.GetProperty("mend").GetString();
        Assert.Equal($"unset {name}", mend);
        (await Arxivlens.RunScriptAsync(_data, "sh", "-c", $"export {name}={value}; {mend}; arxivlens doctor --plain | grep -c \"$(printf '\\tok\\t')\"")).Ends(0);
    }

    private async Task BreakAsync(string check)
    {
        switch (check)
        {
            case "index":
                File.Delete(Path.Combine(_data.Path, "index", "manifest.json"));
                break;
            case "index against library":
                (await InProcess.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(3)), "--no-index")).Ends(0);
                break;
            case "full texts":
                Directory.Delete(Path.Combine(_data.Path, "passages"), recursive: true);
                break;
            case "full texts, damaged":
                Damage.FlipBytes(_data, "passages");
                break;
            case "permissions" when !OperatingSystem.IsWindows():
                File.SetUnixFileMode(Path.Combine(_data.Path, "library.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
                break;
            case "clock":
                File.SetLastWriteTimeUtc(Path.Combine(_data.Path, "index", "manifest.json"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(3));
                break;
            default:
                Directory.CreateDirectory(Path.Combine(_data.Path, "dump.part"));
                break;
        }
    }

    private async Task<List<JsonElement>> FindingsAsync() => Troubles((await InProcess.RunAsync(_data, "doctor", "--json")).Json);

    private static List<JsonElement> Troubles(JsonElement doctor) =>
        [.. doctor.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("state").GetString() != "ok")];
}
