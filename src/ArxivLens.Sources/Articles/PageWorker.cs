using System.ComponentModel;
using System.Diagnostics;
using ArxivLens.Core;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles;

/// <summary>What came of a page: the article, or why there is none.</summary>
/// <param name="Document">The article.</param>
/// <param name="Fault">Why there is none, for the operator; empty when there is one.</param>
public sealed record PageReading(ArticleDocument? Document, string Fault);

/// <summary>
/// Reads web pages, each in a process of its own: it has three seconds, little memory and nothing of this one's environment, and
/// whatever a page does to its parser ends with it.
/// </summary>
public sealed class PageWorker : IDisposable
{
    /// <summary>Bytes of memory a worker's objects may take.</summary>
    private const long HeapLimit = 256 << 20;

    private static readonly TimeSpan ReadingLimit = TimeSpan.FromSeconds(3);

    // A busy machine may take its time to start a process; the page has done nothing by then.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly PageWorkerCommand _command;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _places = new(Math.Clamp(Environment.ProcessorCount / 2, 1, 4));

    /// <summary>Starts nothing yet.</summary>
    /// <param name="command">How a worker is started.</param>
    /// <param name="clock">Measures the time a worker may take.</param>
    public PageWorker(PageWorkerCommand command, TimeProvider clock) => (_command, _clock) = (command, clock);

    /// <summary>Reads a page.</summary>
    /// <param name="page">Its bytes.</param>
    /// <param name="address">Where it stands; <c>null</c> of a file.</param>
    /// <param name="charset">How its server says it is encoded, or <c>null</c>.</param>
    /// <param name="cancellationToken">Ends it, and the worker with it.</param>
    /// <exception cref="SourceException">No process can be started for it.</exception>
    public async Task<PageReading> ReadAsync(
        ReadOnlyMemory<byte> page, Uri? address, string? charset, CancellationToken cancellationToken)
    {
        if (page.Length > PageExchange.MostPageBytes) return new PageReading(null, "the page has more bytes than are read");
        await _places.WaitAsync(cancellationToken);
        try
        {
            using var process = Start();
            try
            {
                return await TalkAsync(process, page, new PageHeading(address?.AbsoluteUri, charset), cancellationToken);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Nobody may be reading any more.</summary>
    public void Dispose() => _places.Dispose();

    private Process Start()
    {
        try
        {
            return Process.Start(CreateStart())!;
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"pages cannot be read: {_command.FileName} does not start: {e.Message}", e);
        }
    }

    private ProcessStartInfo CreateStart()
    {
        var start = new ProcessStartInfo(_command.FileName, _command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var system = start.Environment.TryGetValue("SystemRoot", out var root) ? root : null;
        start.Environment.Clear();
        // Windows cannot start a process without it.
        if (system is not null) start.Environment["SystemRoot"] = system;
        if (PageWorkerCommand.RuntimeFolder is { } runtime) start.Environment["DOTNET_ROOT"] = runtime;
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    private async Task<PageReading> TalkAsync(
        Process process, ReadOnlyMemory<byte> page, PageHeading heading, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(StartLimit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var giving = GiveAsync(process.StandardInput.BaseStream, heading, page, both.Token);
        try
        {
            var output = process.StandardOutput.BaseStream;
            var ready = new byte[1];
            if (await output.ReadAsync(ready, both.Token) == 0 || ready[0] != PageExchange.Ready)
                return new PageReading(null, "the process that reads pages did not start");
            deadline.CancelAfter(ReadingLimit);
            var answer = await ReadAnswerAsync(output, both.Token);
            await giving;
            return answer is not null && PageExchange.Read(answer.Value.Span) is { } read
                ? new PageReading(read.Document, read.Fault ?? "")
                : new PageReading(null, "the page is too complex (its reading broke off)");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PageReading(null, $"the page is too complex (not read within {ReadingLimit.TotalSeconds} s)");
        }
    }

    private static async Task GiveAsync(
        Stream input, PageHeading heading, ReadOnlyMemory<byte> page, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(PageExchange.Write(heading), cancellationToken);
                await input.WriteAsync(page, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It ended before it had read everything; what it answered tells more.
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAnswerAsync(Stream output, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (answer.Length + count > PageExchange.MostAnswerBytes) return null;
            answer.Write(buffer, 0, count);
        }

        return answer.GetBuffer().AsMemory(0, (int)answer.Length);
    }
}
