using ArxivLens.Core;
using ArxivLens.Core.Library;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Services;

/// <summary>
/// The gate before all of arXiv's services together: one request at a time, and three seconds from the end of one to the begin of
/// the next, over every process of this machine that shares the data directory. The file <c>arxiv.gate</c> in it is locked while
/// somebody asks, and says when somebody last did. Another server that gives the same (a mirror) has a gate and a pause of its own.
/// </summary>
/// <remarks>
/// Time is that of the machine since it started, which all processes share and no setting of the clock moves. After a new start
/// the file may name a time to come; then the whole pause is kept.
/// </remarks>
public sealed class ArxivGate : IGate
{
    /// <summary>What arXiv asks for in its terms: no more than one request in three seconds.</summary>
    public static readonly TimeSpan ArxivPause = TimeSpan.FromSeconds(3);

    // How often it is tried whether the gate has become free; the kernel tells nobody.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly TimeSpan _pause;
    private readonly TimeProvider _clock;
    private TimeSpan? _left;

    private ArxivGate(string path, TimeSpan pause, bool isArxivs, TimeProvider clock) =>
        (_path, _pause, IsArxivs, _clock) = (path, pause, isArxivs, clock);

    /// <summary>Whether it is the one before arXiv itself, whose pause nothing shortens.</summary>
    internal bool IsArxivs { get; }

    // It holds nothing that needs giving back as long as nobody asks for its handle.
    private SemaphoreSlim Line { get; } = new(1);

    /// <summary>The pause it keeps.</summary>
    internal TimeSpan Pause => _pause;

    /// <summary>The gate before a server.</summary>
    /// <param name="directory">Where its file is, so that other processes wait at the same one.</param>
    /// <param name="server">The server; every host below arxiv.org is arXiv.</param>
    /// <param name="clock">Measures the pause.</param>
    /// <param name="pause">The pause; three seconds where nothing is said, and never less at arXiv.</param>
    public static ArxivGate Before(DataDirectory directory, Uri server, TimeProvider clock, TimeSpan? pause = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(server);
        var isArxivs = WebSite.Arxiv.Has(server.IdnHost);
        var path = Path.Combine(directory.Path, isArxivs ? "arxiv.gate" : "mirror.gate");
        var kept = pause ?? ArxivPause;
        return new ArxivGate(path, isArxivs && kept < ArxivPause ? ArxivPause : kept, isArxivs, clock);
    }

    /// <summary>The gate before a service that is none of arXiv's.</summary>
    /// <param name="directory">Where its file is, so that other processes wait at the same one.</param>
    /// <param name="name">The service's name, which its file bears.</param>
    /// <param name="pause">The pause it asks for.</param>
    /// <param name="clock">Measures the pause.</param>
    public static ArxivGate Elsewhere(DataDirectory directory, string name, TimeSpan pause, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ArxivGate(Path.Combine(directory.Path, $"{name}.gate"), pause, isArxivs: false, clock);
    }

    /// <summary>For tests: arXiv's own, with another pause.</summary>
    internal static ArxivGate ForTests(DataDirectory directory, TimeProvider clock, TimeSpan pause) =>
        new(Path.Combine(directory.Path, "arxiv.gate"), pause, isArxivs: true, clock);

    /// <inheritdoc/>
    /// <exception cref="DataDirectoryException">The gate's file cannot be used.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await Line.WaitAsync(cancellationToken);
        FileStream? file = null;
        Turn? turn = null;
        try
        {
            // Whoever has just asked waits outside, so that those of other processes come in between.
            await RestAsync(_left, cancellationToken);
            file = await LockAsync(cancellationToken);
            await RestAsync(GateFile.Read(file), cancellationToken);
            // Should this process be killed while it asks, the next one counts from here.
            GateFile.Write(file, Now);
            return turn = new Turn(this, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException($"the gate '{_path}' cannot be used: {e.Message}", e);
        }
        finally
        {
            if (turn is null) GiveBack(file);
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(0);

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (FileLock.TryOpen(_path) is { } file) return file;
            await Task.Delay(Look, _clock, cancellationToken);
        }
    }

    private async Task RestAsync(TimeSpan? left, CancellationToken cancellationToken)
    {
        if (left is not { } at) return;
        var now = Now;
        var over = (at > now ? now : at) + _pause;
        // A timer drops parts of a millisecond and may be early by one: who asks too soon has asked too soon.
        while (over - Now is { Ticks: > 0 } rest)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), _clock, cancellationToken);
    }

    private void Leave(FileStream file)
    {
        _left = Now;
        try
        {
            GateFile.Write(file, Now);
        }
        catch (IOException)
        {
            // A full disk: the time of the beginning stands there already.
        }
        finally
        {
            GiveBack(file);
        }
    }

    private void GiveBack(FileStream? file)
    {
        file?.Dispose();
        Line.Release();
    }

    private sealed class Turn(ArxivGate gate, FileStream file) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0) gate.Leave(file);
        }
    }
}
