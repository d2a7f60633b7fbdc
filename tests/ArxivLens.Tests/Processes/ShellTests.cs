namespace ArxivLens.Tests.Processes;

/// <summary>The program in real shells: completion, pipes, and a terminal with somebody at it.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("arxivlens sear", "search")]
    [InlineData("arxivlens import pap", "papers")]
    [InlineData("arxivlens search --categ", "--category")]
    [InlineData("arxivlens search x --order ", "citations newest oldest relevance")]
    [InlineData("arxivlens search x --category hep-l", "hep-lat")]
    [InlineData("arxivlens import papers snap", "snapshot.jsonl")]
    [InlineData("arxivlens completion ", "bash fish zsh")]
    public async Task Bash_completes_verbs_options_values_and_files(string line, string expected)
    {
        var script = $$"""
            source <(arxivlens completion bash)
            cd '{{Path.GetDirectoryName(_data.File("snapshot.jsonl", ""))}}'
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _arxivlens
            printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd' '
            """;
        var outcome = (await Arxivlens.RunScriptAsync(_data, "bash", "-c", script)).Ends(0);
        Assert.Equal(expected, outcome.Output.TrimEnd());
    }

    [Fact]
    public async Task Fish_completes_verbs_values_and_files()
    {
        var folder = Path.GetDirectoryName(_data.File("snapshot.jsonl", ""));
        var outcome = (await Arxivlens.RunScriptAsync(
            _data, "fish", "--no-config", "-c",
            $"cd '{folder}'; arxivlens completion fish | source; complete -C 'arxivlens sear'; complete -C 'arxivlens search x --order n'; complete -C 'arxivlens import papers snap'"))
            .Ends(0);
        Assert.Equal(["search", "newest", "snapshot.jsonl"], outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task Zsh_completes_as_one_types()
    {
        await using var terminal = await Terminal.OpenAsync(_data, "zsh -f");
        await terminal.EnterAsync("autoload -U compinit && compinit -u -d $TMPPREFIX-arxivlens && source <(arxivlens completion zsh) && echo re''ady");
        await terminal.SeesAsync("ready");
        await terminal.TypeAsync("arxivlens sear", "Tab");
        await terminal.SeesAsync("arxivlens search");
        await terminal.TypeAsync("x --order new", "Tab");
        await terminal.SeesAsync("--order newest");
    }

    [Fact]
    public async Task Bash_completes_as_one_types()
    {
        await using var terminal = await Terminal.OpenAsync(_data, "bash --norc --noprofile");
        await terminal.EnterAsync("source <(arxivlens completion bash); echo re''ady");
        await terminal.SeesAsync("ready");
        await terminal.TypeAsync("arxivlens compl", "Tab");
        await terminal.SeesAsync("arxivlens completion");
    }

    [Fact]
    public async Task A_bar_is_drawn_on_a_terminal_in_colours_only_where_they_are_wanted()
    {
        var papers = _data.File("p.jsonl", SmallLibrary.Papers(50));
        await using var terminal = await Terminal.OpenAsync(_data, "bash --norc --noprofile");
        await terminal.EnterAsync($"arxivlens import papers {papers}; echo en''ded");
        await terminal.SeesAsync("ended");
        Assert.Contains("records", await terminal.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("\u001b[38", await terminal.ReadAsync(withColors: true), StringComparison.Ordinal);
        foreach (var (number, line) in new[] { "NO_COLOR=1 arxivlens import papers {0}", "arxivlens --no-color import papers {0}" }.Index())
        {
            await terminal.EnterAsync($"clear; {line.Replace("{0}", papers, StringComparison.Ordinal)}; echo en''ded{number}");
            Assert.Contains("50 records", await terminal.SeesAsync($"ended{number}"), StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b[38", await terminal.ReadAsync(withColors: true), StringComparison.Ordinal);
        }

        foreach (var (number, line) in new[] { "TERM=dumb arxivlens import papers {0}", "arxivlens import papers {0} -q" }.Index())
        {
            await terminal.EnterAsync($"clear; {line.Replace("{0}", papers, StringComparison.Ordinal)}; echo over''{number}");
            Assert.DoesNotContain("/s", await terminal.SeesAsync($"over{number}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hint_is_given_to_who_sits_there_and_to_nobody_else()
    {
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(5)))).Ends(0);
        Assert.DoesNotContain("To see one", (await Arxivlens.RunAsync(_data, "search", "matter")).Ends(0).Error, StringComparison.Ordinal);
        await using var terminal = await Terminal.OpenAsync(_data, "bash --norc --noprofile");
        await terminal.EnterAsync("arxivlens search matter; echo en''ded");
        Assert.Contains("To see one: arxivlens show 0704.000", await terminal.SeesAsync("ended"), StringComparison.Ordinal);
        await terminal.EnterAsync("clear; arxivlens search matter -q; echo st''ill; arxivlens export public -; echo \"co\"de $?");
        var seen = await terminal.SeesAsync("code 6");
        Assert.DoesNotContain("To see one", seen, StringComparison.Ordinal);
        Assert.Contains("not written to a terminal", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_has_enough_is_not_complained_to()
    {
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(400)), "--no-index")).Ends(0);
        var outcome = await Arxivlens.RunScriptAsync(
            _data, "bash", "-o", "pipefail", "-c", "arxivlens export public - --no-gzip -q 2> err | head -c 600 > /dev/null; echo ${PIPESTATUS[0]}; cat err; rm err");
        Assert.DoesNotContain("arxivlens:", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }
}
