namespace ArxivLens.Tests.Processes;

/// <summary>A terminal that somebody sits at: a window of tmux with a shell in it.</summary>
internal sealed class Terminal(DataFolder data) : IAsyncDisposable
{
    private readonly string _socket = Path.Combine(Path.GetDirectoryName(data.Path)!, "tmux");

    /// <summary>Opens it.</summary>
    public static async Task<Terminal> OpenAsync(DataFolder data, string shell)
    {
        var terminal = new Terminal(data);
        (await terminal.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", "150", "-y", "50", shell)).Ends(0);
        return terminal;
    }

    /// <summary>Presses keys, by tmux's names for them, or types words.</summary>
    public async Task TypeAsync(params string[] keys) => (await TmuxAsync(["send-keys", .. keys])).Ends(0);

    /// <summary>Types a line and the return key.</summary>
    public Task EnterAsync(string line) => TypeAsync(line, "Enter");

    /// <summary>What is to be seen; with the codes of colours when they are asked for.</summary>
    public async Task<string> ReadAsync(bool withColors = false) =>
        (await TmuxAsync(["capture-pane", "-p", .. withColors ? ["-e"] : Array.Empty<string>()])).Ends(0).Output;

    /// <summary>Waits until something is to be seen.</summary>
    public async Task<string> SeesAsync(string text)
    {
        var seen = "";
        await Eventually.IsTrueAsync(
            async () => (seen = await ReadAsync()).Contains(text, StringComparison.Ordinal), () => $"'{text}' is not to be seen in:\n{seen}");
        return seen;
    }

    public async ValueTask DisposeAsync() => await TmuxAsync("kill-server");

    private Task<Outcome> TmuxAsync(params string[] arguments) => Arxivlens.RunScriptAsync(data, "tmux", ["-S", _socket, .. arguments]);
}
