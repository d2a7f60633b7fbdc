using System.Net;
using System.Text.Json;
using ArxivLens.Tests.Api.Description;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Tests.Api;

/// <summary>Whatever is wrong is told to programs in one shape, by a kind that never changes (U51).</summary>
[Collection(ApiSites.Name)]
public sealed class ProblemTests(ApiSite site)
{
    private static readonly (string Path, HttpStatusCode Status, string Kind, string? Parameter)[] Wrong =
    [
        ("/api/v1/nothing", HttpStatusCode.NotFound, "not-found", null),
        ("/API/V1/papers/1/2/3/4", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/papers/0704.9999/references", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/papers/hep-th/9901001/similar", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/papers/hep-th%2F9901001/versions", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/papers/hep-th-9901001/terms", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/papers/10.1145%2F1.2/network", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/papers/nonsense/network", HttpStatusCode.BadRequest, "bad-parameter", "id"),
        ("/api/v1/papers/%F0%9F%8D%8B/citations", HttpStatusCode.BadRequest, "bad-parameter", "id"),
        ("/api/v1/papers/2311.09227/citations?limit=0", HttpStatusCode.BadRequest, "bad-parameter", "limit"),
        ("/api/v1/papers/2311.09227/citations?limit=1&limit=2", HttpStatusCode.BadRequest, "bad-parameter", "limit"),
        ("/api/v1/papers/2311.09227/citations?cursor=nonsense", HttpStatusCode.BadRequest, "bad-parameter", "cursor"),
        ("/api/v1/papers/2311.09227/citations?order=newest&cursor=key~after~0~0~2403.07918", HttpStatusCode.BadRequest, "bad-parameter", "cursor"),
        ("/api/v1/papers/2311.09227/citations?from=2024&until=2020", HttpStatusCode.BadRequest, "bad-parameter", "until"),
        ("/api/v1/papers/2311.09227/network?budget=10001", HttpStatusCode.BadRequest, "bad-parameter", "budget"),
        ("/api/v1/papers/2311.09227/network?mode=path", HttpStatusCode.BadRequest, "bad-parameter", "to"),
        ("/api/v1/papers/2311.09227/network?origin=nobody", HttpStatusCode.BadRequest, "bad-parameter", "origin"),
        ("/api/v1/papers/2311.09227/network?with=nonsense", HttpStatusCode.BadRequest, "bad-parameter", "with"),
        ("/api/v1/papers/2311.09227/explain", HttpStatusCode.BadRequest, "bad-parameter", "with"),
        ("/api/v1/papers/2311.09227/explain?with=2311.09227", HttpStatusCode.BadRequest, "bad-parameter", "with"),
        ("/api/v1/papers/2311.09227/explain?with=2310.18233&query=x", HttpStatusCode.BadRequest, "bad-parameter", "with"),
        ("/api/v1/papers/2311.09227/evidence", HttpStatusCode.BadRequest, "bad-parameter", "question"),
        ("/api/v1/evidence?question=x&about=1", HttpStatusCode.BadRequest, "bad-parameter", "about"),
        ("/api/v1/evidence?question=x" + string.Concat(Enumerable.Range(1, 9).Select(number => $"&about=2401.0000{number}")), HttpStatusCode.BadRequest, "over-limit", "about"),
        ("/api/v1/terms/the", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/terms/foundation?page=501", HttpStatusCode.BadRequest, "over-limit", "page"),
        ("/api/v1/articles/nonsense", HttpStatusCode.BadRequest, "bad-parameter", "id"),
        ("/api/v1/articles/000000000000", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/questions/000000000000", HttpStatusCode.NotFound, "not-found", null),
        ("/api/v1/questions?status=closed", HttpStatusCode.BadRequest, "bad-parameter", "status"),
        ("/network.json", HttpStatusCode.BadRequest, "bad-parameter", "id"),
        ("/network.json?id=0704.9999", HttpStatusCode.NotFound, "not-found", null),
        ("/search.json?page=0", HttpStatusCode.BadRequest, "bad-request", null),
        ("/search.json?strict=1&q=*a", HttpStatusCode.BadRequest, "over-limit", null),
        ("/works.csv?id=nonsense", HttpStatusCode.BadRequest, "bad-request", null),
        ("/article/nonsense.json", HttpStatusCode.BadRequest, "bad-request", null),
        ("/question/000000000000.json", HttpStatusCode.NotFound, "not-found", null),
        ("/nothing.json", HttpStatusCode.NotFound, "not-found", null),
    ];

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    [InlineData("*/*")]
    public async Task Everything_that_is_wrong_is_told_in_one_shape(string accept)
    {
        var answers = new List<DescribedAnswer>();
        foreach (var (path, status, kind, parameter) in Wrong)
        {
            var answer = await site.Client.SendAsync(HttpMethod.Get, path, accept);
            Assert.True(answer.Status == status, $"{path}: {(int)answer.Status} {answer.Body}");
            Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
            Assert.Equal($"/api/errors#{kind}", answer.Json.GetProperty("type").GetString());
            Assert.Equal((int)status, answer.Json.GetProperty("status").GetInt32());
            Assert.Equal(answer.Json.GetProperty("detail").GetString(), answer.Json.GetProperty("message").GetString());
            Assert.Equal(parameter, answer.Json.TryGetProperty("parameter", out var named) ? named.GetString() : null);
            Assert.Equal(kind == "over-limit", answer.Json.TryGetProperty("limit", out _));
            Assert.Null(answer.Headers.ETag);
            answers.Add(DescribedAnswer.Problem(path, answer));
        }

        Assert.Equal("", await SchemaReader.CheckAsync(await site.DescribeAsync(), answers));
    }

    [Theory]
    [InlineData("POST", "/api/v1/papers")]
    [InlineData("PUT", "/api/v1/papers/2311.09227")]
    [InlineData("DELETE", "/api/v1/articles/000000000000")]
    [InlineData("PATCH", "/api/v1/status")]
    [InlineData("OPTIONS", "/api/v1/status")]
    public async Task Nothing_can_be_sent_there(string method, string path)
    {
        var answer = await site.Client.SendAsync(new HttpMethod(method), path, "text/html");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("/api/errors#read-only", answer.Json.GetProperty("type").GetString());
        Assert.Equal("GET, HEAD", string.Join(", ", answer.ContentHeaders.Allow));
    }

    [Fact]
    public async Task Every_kind_stands_on_the_page_of_errors()
    {
        using var description = JsonDocument.Parse(await site.DescribeAsync());
        var kinds = description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties")
            .GetProperty("type").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()!).ToList();
        var page = (await site.Client.GetAsync("/api/errors")).Body;
        Assert.True(kinds.Count >= 10);
        Assert.All(kinds, kind => Assert.Contains($"id=\"{kind["/api/errors#".Length..]}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_is_in_the_log_by_the_trace_that_the_client_was_told()
    {
        var broken = new ApiSite();
        await broken.InitializeAsync();
        var log = new ListedLog();
        broken.Application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        // The library is closed under the running server.
        broken.CloseLibrary();
        var answer = await broken.Client.GetAsync("/api/v1/papers/2311.09227/versions", "application/json");
        await broken.DisposeAsync();
        broken.Dispose();
        Assert.Contains(answer.Status, new[] { HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable });
        Assert.Equal("", await SchemaReader.CheckAsync(await site.DescribeAsync(), [DescribedAnswer.Problem("a broken library", answer)]));
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        var trace = answer.Json.GetProperty("traceId").GetString()!;
        Assert.Contains(log.Lines, line => line.Contains(trace, StringComparison.Ordinal));
        log.Dispose();
    }

    /// <summary>Keeps log lines with the scope of their request, as the console writes them.</summary>
    private sealed class ListedLog : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider? _scopes;

        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception);
            _scopes?.ForEachScope((scope, _) => line += $" {scope}", 0);
            Lines.Enqueue(line);
        }

        public void Dispose()
        {
        }
    }
}
