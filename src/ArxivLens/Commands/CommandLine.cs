using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ArxivLens.Core;

namespace ArxivLens.Commands;

/// <summary>Reads a command line, runs its verb, and turns what goes wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Set to 1, it adds the stack trace to an unexpected error.</summary>
    public const string TraceVariable = "ARXIVLENS_TRACE";

    /// <summary>The root with its verbs and what is common to all.</summary>
    public static RootCommand Root(IEnumerable<Command> verbs)
    {
        var root = new RootCommand(
            "ArxivLens shows a paper's place in the literature: gist, key terms, citations, similar papers. "
            + "'arxivlens serve' opens it to browsers; the other verbs fill, check and read the library.");
        root.Options.Add(DataOption.Option);
        root.Options.Add(MessageOptions.Quiet);
        root.Options.Add(MessageOptions.NoColor);
        foreach (var verb in verbs)
        {
            Finish(verb);
            root.Subcommands.Add(verb);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction action)
                help.Action = new HelpWithExamples(action);
        }

        return root;
    }

    // Verbs are made anew, options are not: a second command line in one process finds what the first did.
    private static void Finish(Command verb)
    {
        // The names of an enumeration as the program spells them come by themselves, before those as they are typed.
        var sources = verb.Options.Select(option => option.CompletionSources)
            .Concat(verb.Arguments.Select(argument => argument.CompletionSources));
        foreach (var several in sources.Where(several => several.Count > 1))
        {
            while (several.Count > 1)
                several.RemoveAt(0);
        }

        if (verb.Options.Contains(JsonOutput.Option) && !verb.Options.Contains(JsonOutput.Plain))
            verb.Options.Insert(verb.Options.IndexOf(JsonOutput.Option) + 1, JsonOutput.Plain);
        foreach (var one in verb.Subcommands)
            Finish(one);
    }

    /// <summary>Runs the process's command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IEnumerable<Command> verbs, string[] args)
    {
        // Neither is disposed: that would write once more to what has just refused.
        var output = StandardStreams.OpenOutput();
        var error = StandardStreams.OpenError();
        try
        {
            var exitCode = await RunAsync(verbs, args, output, error);
            await output.FlushAsync();
            return exitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unwritable(error, e);
        }
    }

    private static async Task<int> RunAsync(IEnumerable<Command> verbs, string[] args, TextWriter output, TextWriter error)
    {
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var parsed = Root(verbs).Parse(args);
        if (parsed.Action is ParseErrorAction)
            return Complain(parsed, configuration);
        return parsed.Action == parsed.CommandResult.Command.Action && (MistypedOption(parsed) ?? MistypedVerb(parsed)) is { } typed
            ? Complain(parsed, configuration, typed)
            : await InvokeAsync(parsed, configuration);
    }

    // A verb that takes words or files would take a mistyped option for one of them, and leave the option's wish undone.
    private static string? MistypedOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && token.Value.Length > 2)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(value[2]));

    // What stands first after a verb of verbs was meant for one of them, if it is like one.
    private static string? MistypedVerb(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0
            ? command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
                .Select(token => token.Value)
                .FirstOrDefault(value => Suggestion.For(value, command) is not null && !Path.Exists(value))
            : null;
    }

    // Where messages cannot be written either, the exit code alone tells.
    private static int Unwritable(TextWriter error, Exception reason)
    {
        try
        {
            error.WriteLine($"arxivlens: the output cannot be written: {OneLine(reason.Message)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExitCode.Failed;
        }

        return ExitCode.Failed;
    }

    private static int Complain(ParseResult parsed, InvocationConfiguration configuration, string? mistyped = null)
    {
        if ((mistyped ?? MistypedVerb(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null)) is { } typed)
        {
            var meant = Suggestion.For(typed, parsed.CommandResult.Command);
            configuration.Error.WriteLine($"arxivlens: '{Typed.Shown(typed)}' is not known here.{(meant is null ? "" : $" Did you mean '{meant}'?")}");
        }
        else
        {
            foreach (var error in parsed.Errors)
                configuration.Error.WriteLine($"arxivlens: {OneLine(error.Message)}");
        }

        configuration.Error.WriteLine($"Help: {CommandPath(parsed)} --help");
        return ExitCode.Usage;
    }

    /// <summary>Says that a command line cannot be meant.</summary>
    /// <returns><see cref="ExitCode.Usage"/>.</returns>
    public static int Misused(ParseResult parsed, string reason)
    {
        parsed.InvocationConfiguration.Error.WriteLine($"arxivlens: {reason}");
        parsed.InvocationConfiguration.Error.WriteLine($"Help: {CommandPath(parsed)} --help");
        return ExitCode.Usage;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result?.Parent is not null; result = result.Parent as CommandResult)
            names.Insert(0, result.Command.Name);
        return string.Join(' ', names.Prepend("arxivlens"));
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration)
    {
        MessageOptions.Take(parsed);
        using var interruption = new Interruption();
        try
        {
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await configuration.Error.WriteLineAsync("arxivlens: stopped; what was saved stays, and the same command goes on from there.");
            return ExitCode.Cancelled;
        }
        catch (ArxivLensException e)
        {
            await configuration.Error.WriteLineAsync($"arxivlens: {OneLine(e.Message)}");
            return ExitCode.Of(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await configuration.Error.WriteLineAsync($"arxivlens: {OneLine(e.Message)}");
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            await configuration.Error.WriteLineAsync(
                $"arxivlens: unexpected error, {e.GetType().Name}: {OneLine(e.Message)} (set {TraceVariable}=1 for the stack trace)");
            if (Environment.GetEnvironmentVariable(TraceVariable) == "1")
                await configuration.Error.WriteLineAsync(e.ToString());
            return ExitCode.Failed;
        }
    }

    private static string OneLine(string message) => Typed.OnOneLine(message.ReplaceLineEndings(" ").Trim());
}
