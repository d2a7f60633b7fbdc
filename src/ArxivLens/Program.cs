using System.CommandLine;
using ArxivLens.Commands;

namespace ArxivLens;

internal static class Program
{
    internal static Task<int> Main(string[] args) => CommandLine.RunAsync(Verbs(), args);

    internal static IReadOnlyList<Command> Verbs() =>
    [
        ServeCommand.Create(),
        ImportCommand.Create(),
        FetchCommand.Create(),
        HarvestCommand.Create(),
        ReleasesCommand.Create(),
        ExportCommand.Create(),
        IndexCommand.Create(),
        StatusCommand.Create(),
        DoctorCommand.Create(),
        SearchCommand.Create(),
        ShowCommand.Create(),
        TermsCommand.Create(),
        SummaryCommand.Create(),
        FindingsCommand.Create(),
        ReferencesCommand.Create(),
        SimilarCommand.Create(),
        NetworkCommand.Create(),
        ArticleCommand.Create(),
        QuestionCommand.Create(),
        EvidenceCommand.Create(),
        FullTextCommand.Create(),
        WorkCommand.Create(),
        MailCommand.Create(),
        ModerationCommand.Create(),
        AdminCommand.Create(),
        CompletionCommand.Create(),
        ReadPageCommand.Create(),
    ];
}
