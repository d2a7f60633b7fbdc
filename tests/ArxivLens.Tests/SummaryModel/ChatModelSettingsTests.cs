using ArxivLens.Host;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.SummaryModel;

public sealed class ChatModelSettingsTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_set_asks_no_model()
    {
        Assert.True(ChatModelSettings.TryRead(ChatModelVariables.Summaries, _ => null, out var options, out var fault));
        Assert.Null(options);
        Assert.Null(fault);
        Assert.True(ChatModelSettings.TryRead(ChatModelVariables.Summaries, _ => " ", out options, out _));
        Assert.Null(options);
    }

    [Fact]
    public void Endpoint_and_model_are_enough()
    {
        Assert.True(TryRead(out var options, out _, "ENDPOINT=http://127.0.0.1:11434/v1", "MODEL=small"));
        Assert.Equal(new Uri("http://127.0.0.1:11434/v1"), options!.Endpoint);
        Assert.Equal(("small", null), (options.Model, options.Key));
        Assert.Equal((TimeSpan.FromSeconds(20), 200), (options.Timeout, options.MostTokens));
    }

    [Fact]
    public void Everything_may_be_said()
    {
        var file = _folder.File("key", "abc-123\n");
        Assert.True(TryRead(out var options, out _, "ENDPOINT=https://llm.example.org/v1", "MODEL=m", $"KEY_FILE={file}", "SECONDS=5", "TOKENS=64"));
        Assert.Equal(("abc-123", TimeSpan.FromSeconds(5), 64), (options!.Key, options.Timeout, options.MostTokens));
    }

    [Theory]
    [InlineData("ARXIVLENS_SUMMARY_ENDPOINT", "MODEL=m")]
    [InlineData("ARXIVLENS_SUMMARY_MODEL", "ENDPOINT=http://h/v1")]
    [InlineData("ARXIVLENS_SUMMARY_ENDPOINT", "ENDPOINT=h:80/v1", "MODEL=m")]
    [InlineData("ARXIVLENS_SUMMARY_ENDPOINT", "ENDPOINT=file:///etc/passwd", "MODEL=m")]
    [InlineData("ARXIVLENS_SUMMARY_ENDPOINT", "ENDPOINT=http://a:s3cret@h/v1", "MODEL=m")]
    [InlineData("ARXIVLENS_SUMMARY_ENDPOINT", "ENDPOINT=http://h/v1?key=s3cret", "MODEL=m")]
    [InlineData("ARXIVLENS_SUMMARY_MODEL", "ENDPOINT=http://h/v1", "MODEL=a\nb")]
    [InlineData("ARXIVLENS_SUMMARY_MODEL", "ENDPOINT=http://h/v1", "MODEL=index")]
    [InlineData("ARXIVLENS_SUMMARY_KEY_FILE", "ENDPOINT=http://h/v1", "MODEL=m", "KEY=s3cret", "KEY_FILE=/x")]
    [InlineData("ARXIVLENS_SUMMARY_KEY_FILE", "ENDPOINT=http://h/v1", "MODEL=m", "KEY_FILE=/nowhere/at/all")]
    [InlineData("ARXIVLENS_SUMMARY_KEY", "ENDPOINT=http://h/v1", "MODEL=m", "KEY=s3cret s3cret")]
    [InlineData("ARXIVLENS_SUMMARY_KEY", "ENDPOINT=http://h/v1", "MODEL=m", "KEY=s3cret\r\nX: y")]
    [InlineData("ARXIVLENS_SUMMARY_SECONDS", "ENDPOINT=http://h/v1", "MODEL=m", "SECONDS=0")]
    [InlineData("ARXIVLENS_SUMMARY_SECONDS", "ENDPOINT=http://h/v1", "MODEL=m", "SECONDS=soon")]
    [InlineData("ARXIVLENS_SUMMARY_SECONDS", "ENDPOINT=http://h/v1", "MODEL=m", "SECONDS=301")]
    [InlineData("ARXIVLENS_SUMMARY_TOKENS", "ENDPOINT=http://h/v1", "MODEL=m", "TOKENS=99999999999")]
    public void What_is_wrong_is_named_and_no_secret_told(string named, params string[] settings)
    {
        Assert.False(TryRead(out var options, out var fault, settings));
        Assert.Null(options);
        Assert.Contains(named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_models_for_summaries_and_for_passages_are_named_apart()
    {
        var given = new Dictionary<string, string> { ["ARXIVLENS_PASSAGE_ENDPOINT"] = "http://127.0.0.1:11434/v1", ["ARXIVLENS_PASSAGE_MODEL"] = "judge" };
        Assert.True(ChatModelSettings.TryRead(ChatModelVariables.Summaries, given.GetValueOrDefault, out var writer, out _));
        Assert.True(ChatModelSettings.TryRead(ChatModelVariables.Passages, given.GetValueOrDefault, out var orderer, out _));
        Assert.Equal((null, "judge"), (writer, orderer?.Model));
    }

    private static bool TryRead(out ArxivLens.Sources.ChatModel.ChatModelOptions? options, out string? fault, params string[] settings)
    {
        var given = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => "ARXIVLENS_SUMMARY_" + pair[0], pair => pair[1]);
        return ChatModelSettings.TryRead(ChatModelVariables.Summaries, name => given.GetValueOrDefault(name), out options, out fault);
    }
}
