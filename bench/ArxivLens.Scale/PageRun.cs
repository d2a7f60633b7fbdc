using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ArxivLens.Scale;

/// <summary>Paper pages over loopback HTTP, one connection, one at a time.</summary>
internal static partial class PageRun
{
    private const int Pages = 200;

    /// <summary>Measures a server over a filled data directory.</summary>
    public static async Task<IReadOnlyList<string>> MeasureAsync(Workspace workspace, string papers)
    {
        using var server = await Server.StartAsync(workspace);
        var client = server.Client;
        var ids = ReadIds(papers);
        foreach (var id in ids)
            await client.GetByteArrayAsync(new Uri($"abs/{id}", UriKind.Relative));
        var times = new List<double>();
        var weights = new List<long>();
        foreach (var id in ids)
        {
            var began = Stopwatch.GetTimestamp();
            var page = await client.GetByteArrayAsync(new Uri($"abs/{id}", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            weights.Add(page.Length);
        }

        var files = await WeighFilesAsync(client, ids[0]);
        times.Sort();
        weights.Sort();
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"| a paper's page, warm, {Pages} papers, median | {times[Pages / 2]:0.0} ms | | | 20 ms |"),
            string.Create(CultureInfo.InvariantCulture, $"| the same, 99 % | {times[Pages * 99 / 100]:0.0} ms | | | |"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"| weight of a page, compressed: HTML (median {weights[Pages / 2] / 1000.0:0.0} kB, largest {weights[^1] / 1000.0:0.0} kB) with CSS and script, without islands | | | {(weights[Pages / 2] + files) / 1000.0:0.0} kB | 100 kB |"),
            string.Create(CultureInfo.InvariantCulture, $"| the server afterwards | | | {server.PeakBytes / 1e6:0} MB | 1 GB |"),
        ];
    }

    // Every n-th paper of the file: as good as random for pages, and the same at every run.
    private static List<string> ReadIds(string papers)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(papers), CompressionMode.Decompress));
        var ids = new List<string>();
        while (file.ReadLine() is { } line)
            ids.Add(JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!);
        return [.. Enumerable.Range(0, Pages).Select(page => ids[(int)((long)page * ids.Count / Pages)])];
    }

    /// <summary>Styles and scripts that the page itself names; islands are loaded later by those scripts.</summary>
    private static async Task<long> WeighFilesAsync(HttpClient client, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"abs/{id}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        client.DefaultRequestHeaders.Remove("Accept-Encoding");
        using var answer = await client.SendAsync(request);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        var html = await answer.Content.ReadAsStringAsync();
        var total = 0L;
        foreach (var address in AddressOfFile().Matches(html).Select(match => match.Groups["file"].Value).Distinct())
        {
            if (!address.Contains("network", StringComparison.Ordinal) && !address.Contains("math", StringComparison.Ordinal))
                total += (await client.GetByteArrayAsync(new Uri(address.TrimStart('/'), UriKind.Relative))).Length;
        }

        return total;
    }

    [GeneratedRegex("(src|href)=\"(?<file>/dist/[^\"]+\\.(js|css)[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex AddressOfFile();
}
