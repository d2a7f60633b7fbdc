using System.Net;
using System.Text.Json;

namespace ArxivLens.Tests.Api.Description;

/// <summary>The description is OpenAPI 3.1, says everything, and nothing that is not so (U50).</summary>
[Collection(ApiSites.Name)]
public sealed class DescriptionTests(ApiSite site)
{
    [Fact]
    public async Task Every_example_is_answered_as_the_description_says_and_the_description_is_valid()
    {
        var description = await site.DescribeAsync();
        var answers = new List<DescribedAnswer>();
        foreach (var (path, operation) in Operations(description))
        {
            var example = operation.GetProperty("x-example").GetString()!;
            var answer = await site.Client.GetAsync(example, "application/json");
            Assert.True(answer.Status == HttpStatusCode.OK, $"{example}: {answer.Body}");
            answers.Add(DescribedAnswer.Of(example, path, answer));
        }

        Assert.True(answers.Count >= 20, $"There are only {answers.Count} operations.");
        var faults = await SchemaReader.CheckAsync(description, answers);
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public async Task Every_choice_and_every_bound_of_every_parameter_is_as_described()
    {
        var description = await site.DescribeAsync();
        var answers = new List<DescribedAnswer>();
        foreach (var (path, operation) in Operations(description))
        {
            var example = operation.GetProperty("x-example").GetString()!;
            foreach (var parameter in Parameters(operation).Where(one => one.GetProperty("in").GetString() == "query"))
            {
                var (good, bad) = ValuesOf(parameter);
                foreach (var value in good)
                {
                    var answer = await AskAsync(example, parameter, value);
                    // A path needs its end, which the example does not name.
                    if (answer.Status == HttpStatusCode.BadRequest && value == "path")
                        continue;
                    Assert.True(answer.Status == HttpStatusCode.OK, $"{example} with {value}: {answer.Body}");
                    answers.Add(DescribedAnswer.Of($"{example} with {value}", path, answer));
                }

                foreach (var value in bad)
                {
                    var answer = await AskAsync(example, parameter, value);
                    Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{example} with {value}: {(int)answer.Status}");
                    Assert.Equal(parameter.GetProperty("name").GetString(), answer.Json.GetProperty("parameter").GetString());
                    answers.Add(DescribedAnswer.Of($"{example} with {value}", path, answer));
                }
            }
        }

        var faults = await SchemaReader.CheckAsync(description, answers);
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public async Task Every_operation_and_parameter_is_described_in_words_and_by_an_example()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, operation) in Operations(await site.DescribeAsync()))
        {
            foreach (var member in new[] { "summary", "description", "operationId" })
                Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty(member).GetString()), $"{path} has no {member}.");
            Assert.True(names.Add(operation.GetProperty("operationId").GetString()!), path);
            Assert.NotEmpty(operation.GetProperty("tags").EnumerateArray());
            foreach (var parameter in Parameters(operation))
            {
                Assert.False(string.IsNullOrWhiteSpace(parameter.GetProperty("description").GetString()), $"{path}: {parameter}");
                Assert.True(parameter.GetProperty("in").GetString() != "path" || parameter.TryGetProperty("example", out _), $"{path}: {parameter}");
            }

            foreach (var status in new[] { "200", "304", "429", "500", "503" })
                Assert.True(operation.GetProperty("responses").TryGetProperty(status, out _), $"{path} does not say {status}.");
        }
    }

    [Fact]
    public async Task Every_operation_answers_to_who_has_it_and_to_who_wants_the_head_only()
    {
        foreach (var (_, operation) in Operations(await site.DescribeAsync()))
        {
            var example = operation.GetProperty("x-example").GetString()!;
            var answer = await site.Client.GetAsync(example, "application/json");
            Assert.False(answer.Headers.ETag!.IsWeak, example);
            var again = await site.Client.GetAsync(example, ("If-None-Match", answer.Headers.ETag.ToString()));
            Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Body));
            var packed = await site.Client.GetAsync(example, ("Accept-Encoding", "br"));
            Assert.NotEqual(answer.Headers.ETag, packed.Headers.ETag);
            var head = await site.Client.HeadAsync(example);
            Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
        }
    }

    [Fact]
    public async Task The_description_is_served_as_yaml_too_and_revalidated()
    {
        var yaml = await site.Client.GetAsync("/openapi/v1.yaml");
        Assert.StartsWith("openapi: '3.1", yaml.Body, StringComparison.Ordinal);
        var json = await site.Client.GetAsync("/openapi/v1.json");
        Assert.Equal("application/json", json.ContentHeaders.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.GetAsync("/openapi/v1.json", ("If-None-Match", json.Headers.ETag!.ToString()))).Status);
    }

    private Task<SiteAnswer> AskAsync(string example, JsonElement parameter, string value)
    {
        var name = parameter.GetProperty("name").GetString()!;
        var address = new Uri(site.Client.Address, example);
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(one => !one.StartsWith(name + "=", StringComparison.Ordinal));
        return site.Client.GetAsync($"{address.AbsolutePath}?{string.Join('&', kept.Append($"{name}={Uri.EscapeDataString(value)}"))}", "application/json");
    }

    private static (IReadOnlyList<string> Good, IReadOnlyList<string> Bad) ValuesOf(JsonElement parameter)
    {
        var schema = parameter.GetProperty("schema");
        if (schema.TryGetProperty("enum", out var choices))
            return ([.. choices.EnumerateArray().Select(choice => choice.GetString()!)], ["nonsense"]);
        return schema.GetProperty("type").GetString() switch
        {
            "integer" => IntegersOf(schema),
            "boolean" => (["true", "false", "TRUE"], ["perhaps", "1"]),
            _ when schema.TryGetProperty("format", out var format) && format.GetString() == "date" => (["2024-02-29"], ["2023-02-29", "2024-99-99"]),
            _ when schema.TryGetProperty("maxLength", out var longest) => ([], [new string('x', longest.GetInt32() + 1)]),
            _ => ([], []),
        };
    }

    private static (IReadOnlyList<string> Good, IReadOnlyList<string> Bad) IntegersOf(JsonElement schema)
    {
        var (least, most) = (schema.GetProperty("minimum").GetInt32(), schema.GetProperty("maximum").GetInt32());
        // Whatever has a great bound is asked for at length elsewhere: here a page of it is enough.
        return (most > 1_000 ? [$"{least}"] : [$"{least}", $"{most}"], [$"{least - 1}", $"{most + 1L}", "1.5", "one", "٣"]);
    }

    private static IEnumerable<(string Path, JsonElement Operation)> Operations(string description)
    {
        using var document = JsonDocument.Parse(description);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().Select(path => (path.Name, path.Value.GetProperty("get").Clone()))];
    }

    private static JsonElement[] Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];
}
