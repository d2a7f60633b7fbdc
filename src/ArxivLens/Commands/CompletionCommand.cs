namespace ArxivLens.Commands;

/// <summary><c>arxivlens completion</c>: what a shell needs to complete verbs, options, their values and file names.</summary>
internal static class CompletionCommand
{
    // The program completes a line itself, by the directive [suggest:PLACE] "LINE"; where it knows nothing the shell offers
    // files.
    private const string Bash =
        """
        # arxivlens completion bash: put this into ~/.bashrc:  source <(arxivlens completion bash)
        _arxivlens() {
            local IFS=$'\n' current=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=()
            # bash takes = and : for words of their own; the program gets the line as it stands.
            local line=${COMP_LINE:0:$COMP_POINT}
            local found=$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
            [[ $current == -* ]] || found=$(grep -v '^[-/]' <<< "$found")
            COMPREPLY=( $(compgen -W "$found" -- "$current") )
            if [ ${#COMPREPLY[@]} -eq 0 ] && [[ $current != -* ]]; then
                compopt -o filenames 2>/dev/null
                COMPREPLY=( $(compgen -f -- "$current") )
            fi
        }
        complete -F _arxivlens arxivlens
        """;

    private const string Zsh =
        """
        #compdef arxivlens
        # arxivlens completion zsh: put this into ~/.zshrc behind compinit:  source <(arxivlens completion zsh)
        _arxivlens() {
            local line=${BUFFER[1,CURSOR]}
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            [[ $PREFIX == -* ]] || found=("${(@)found:#[-\/]*}")
            found=("${(@)found:#}")
            if (( ${#found} )); then
                compadd -- "${found[@]}" && return
            fi
            [[ $PREFIX == -* ]] || _files
        }
        if [[ $funcstack[1] == _arxivlens ]]; then
            _arxivlens "$@"
        else
            compdef _arxivlens arxivlens
        fi
        """;

    private const string Fish =
        """
        # arxivlens completion fish: put this into ~/.config/fish/completions/arxivlens.fish
        function __arxivlens_complete
            set -l line (commandline -cp)
            set -l current (commandline -ct)
            set -l found (arxivlens "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
            if string match -q -- '-*' "$current"
                printf '%s\n' $found
                return
            end
            set found (string match -v -r '^([-/].*)?$' -- $found)
            if test (count $found) -gt 0
                printf '%s\n' $found
            else
                __fish_complete_path "$current"
            end
        end
        complete -c arxivlens -f -a '(__arxivlens_complete)'
        """;

    public static Verb Create() => new(
        "completion",
        "Print what a shell needs to complete verbs, options, their values and file names.",
        "source <(arxivlens completion bash)",
        "source <(arxivlens completion zsh)",
        "arxivlens completion fish > ~/.config/fish/completions/arxivlens.fish")
    {
        For("bash", "Completion for bash.", "source <(arxivlens completion bash)", Bash),
        For("zsh", "Completion for zsh.", "source <(arxivlens completion zsh)", Zsh),
        For("fish", "Completion for fish.", "arxivlens completion fish > ~/.config/fish/completions/arxivlens.fish", Fish),
    };

    private static Verb For(string shell, string description, string example, string script)
    {
        var verb = new Verb(shell, description, example);
        verb.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(script.ReplaceLineEndings("\n"));
            return ExitCode.Ok;
        });
        return verb;
    }
}
