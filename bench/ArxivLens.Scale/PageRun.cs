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
        using var server = workspace.Start("serve", "--urls", "http://127.0.0.1:0");
        try
        {
            using var client = await ConnectAsync(server);
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
                string.Create(CultureInfo.InvariantCulture, $"| the server afterwards | | | {Peak(server) / 1e6:0} MB | 1 GB |"),
            ];
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<HttpClient> ConnectAsync(Process server)
    {
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is not { Success: true } match)
                continue;
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
            var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(match.Value + "/") };
#pragma warning restore RS0030
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
            _ = server.StandardError.ReadToEndAsync();
            _ = server.StandardOutput.ReadToEndAsync();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!await IsReadyAsync(client))
                await timer.WaitForNextTickAsync();
            return client;
        }

        throw new InvalidOperationException("The server did not start.");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
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

    private static long Peak(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex("(src|href)=\"(?<file>/dist/[^\"]+\\.(js|css)[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex AddressOfFile();
}
