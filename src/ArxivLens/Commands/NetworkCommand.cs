using System.CommandLine;
using System.CommandLine.Parsing;
using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens network</c>: a work's network, as text or as a file for another program.</summary>
internal static class NetworkCommand
{
    private static readonly Option<string?> Mode = Text(
        "--mode", "MODE", "Which works: around, similar, prior, derivative or path.", "around", "similar", "prior", "derivative", "path");
    private static readonly Option<string?> To = Text("--to", "ID", "Where a path leads to.");
    private static readonly Option<string[]> With = new("--with") { Description = "A further work to start from; may be repeated.", HelpName = "ID" };
    private static readonly Option<string?> Steps = Text("--steps", "N", "Citations from the work outward at most, 1 or 2.");
    private static readonly Option<string?> Budget = Text("--budget", "N", "How many works at most, itself included, 1–10000.");
    private static readonly Option<string?> From = Text("--from", "YEAR", "Only works from this year on.");
    private static readonly Option<string?> Until = Text("--until", "YEAR", "Only works to this year.");
    private static readonly Option<string?> Category = new("--category")
    {
        Description = "Only works of this category or archive.", HelpName = "CODE", CompletionSources = { Completions.Categories },
    };

    private static readonly Option<string?> Direction = Text(
        "--direction", "WAY", "Ways to go: both, references or citations.", "both", "references", "citations");
    private static readonly Option<string?> Origin = Text("--origin", "NAME", "Only citations this origin asserts.");
    private static readonly Option<string?> Layout = Text("--layout", "KIND", "What places mean: force or timeline.", "force", "timeline");
    private static readonly Option<bool> Articles = new("--articles") { Description = "Show articles about the works beside them." };
    private static readonly Option<NetworkForm> Format = new("--format")
    {
        Description = $"How it is written: {string.Join(", ", Enum.GetNames<NetworkForm>()).ToLowerInvariant()}.",
        HelpName = "FORMAT",
        CustomParser = ReadForm,
        CompletionSources = { Completions.Of<NetworkForm>() },
    };

    private static readonly Option<string?>[] Fields = [Mode, To, Steps, Budget, From, Until, Category, Direction, Origin, Layout];

    public static Verb Create() => WorkVerb.Create(
        "network", "Show a work's network: what it cites and what cites it, and other works near it.", AnswerAsync,
        [.. Fields, With, Articles, Format]);

    private static Option<string?> Text(string name, string help, string description, params string[] values) => new(name)
    {
        Description = description, HelpName = help, CompletionSources = { Completions.Of(values) },
    };

    private static async Task<int> AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (NetworkQuestionReader.Read(field => ValuesOf(parsed, work, field), out var fault) is not { } question)
        {
            await error.WriteLineAsync($"arxivlens: --{fault!.Field}: {fault.Message}");
            return ExitCode.Usage;
        }

        var names = await library.Storage.Citations.ReadOriginsAsync(cancellationToken);
        var bit = question.Origin is { } origin ? names.ToList().IndexOf(origin) : -1;
        if (question.Origin is not null && bit < 0)
        {
            await error.WriteLineAsync($"arxivlens: --origin: the library has only {string.Join(", ", names)}.");
            return ExitCode.Usage;
        }

        library.DocumentOf(work);
        if (NetworkSelection.FindMissing(library.Index, question) is { } missing)
        {
            await error.WriteLineAsync($"arxivlens: {missing} is not in the index.");
            return ExitCode.Failed;
        }

        var network = NetworkSelection.Choose(library.Index, question, bit < 0 ? uint.MaxValue : 1u << bit, cancellationToken);
        var works = await library.FindAsync(network.Nodes.Select(node => node.Document), cancellationToken);
        var picture = NetworkDrawing.Describe(library.Index, question, network, works, names, new SourceList(SourceCatalog.All).CoverageOf(names), cancellationToken);
        if (question.WithArticles)
            picture = picture with { Articles = await PictureArticles.FindAsync(library.Storage.Articles, library.Index, network, cancellationToken) };
        Write(picture, parsed, cancellationToken);
        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> ValuesOf(ParseResult parsed, Work work, string field)
    {
        if (field == "id")
            return [work.Key.ToString(), .. parsed.GetValue(With) ?? []];
        if (field == "articles")
            return parsed.GetValue(Articles) ? ["yes"] : [];
        return Fields.FirstOrDefault(option => option.Name == "--" + field) is { } known && parsed.GetValue(known) is { } value ? [value] : [];
    }

    private static void Write(NetworkPicture picture, ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var form = parsed.GetValue(JsonOutput.Option) ? NetworkForm.Json : parsed.GetValue(Format);
        if (form == NetworkForm.Text)
        {
            NetworkText.Write(picture, output);
            return;
        }

        using var body = new MemoryStream();
        WriteFile(NetworkDrawing.Settle(picture, cancellationToken: cancellationToken), form, body);
        body.Position = 0;
        using var text = new StreamReader(body);
        output.Write(text.ReadToEnd());
        if (form == NetworkForm.Json)
            output.WriteLine();
    }

    private static void WriteFile(NetworkPicture picture, NetworkForm form, Stream body)
    {
        switch (form)
        {
            case NetworkForm.Graphml:
                GraphmlExport.Write(picture, body);
                break;
            case NetworkForm.Gexf:
                GexfExport.Write(picture, body);
                break;
            case NetworkForm.Vosviewer:
                VosviewerExport.Write(picture, body);
                break;
            case NetworkForm.Csv:
                NetworkCsv.WriteNodes(picture, body);
                break;
            case NetworkForm.Edges:
                NetworkCsv.WriteEdges(picture, body);
                break;
            default:
                NetworkJson.Write(picture, body, isIndented: true);
                break;
        }
    }

    private static NetworkForm ReadForm(ArgumentResult result)
    {
        foreach (var form in Enum.GetValues<NetworkForm>())
        {
            if (string.Equals(form.ToString(), result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                return form;
        }

        result.AddError($"--format must be one of {string.Join(", ", Enum.GetNames<NetworkForm>()).ToLowerInvariant()}.");
        return NetworkForm.Text;
    }
}

/// <summary>How the command writes a network.</summary>
internal enum NetworkForm
{
    /// <summary>Lists for people.</summary>
    Text,

    /// <summary>The shape of <c>/network.json</c>.</summary>
    Json,

    /// <summary>GraphML.</summary>
    Graphml,

    /// <summary>GEXF.</summary>
    Gexf,

    /// <summary>VOSviewer JSON.</summary>
    Vosviewer,

    /// <summary>A table of the works.</summary>
    Csv,

    /// <summary>A table of the citations among them.</summary>
    Edges,
}
