using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.ArxivOai;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ArxivLens.Commands;

/// <summary>A bar with rate and remaining time on a terminal; nothing at all elsewhere.</summary>
internal static class ProgressLine
{
    /// <summary>Whether the bar is drawn, unless the command line asks for quiet.</summary>
    public static bool IsShown(bool quiet) => !quiet && StandardStreams.ErrorIsAnimated;

    /// <summary>Runs work that reports on an import.</summary>
    public static Task<T> RunImportAsync<T>(bool shown, string title, Func<IProgress<ImportProgress>?, Task<T>> work) =>
        RunAsync(shown, title, work, static (bar, at) => Move(bar, at.Records, at.BytesRead, at.BytesTotal));

    /// <summary>Runs work that reports on a build of the index.</summary>
    public static Task<T> RunIndexAsync<T>(bool shown, Func<IProgress<IndexProgress>?, Task<T>> work) =>
        RunAsync(shown, "index", work, static (bar, at) => Move(bar, at.Documents, at.Documents, at.Total));

    /// <summary>Runs a harvest: records, pages and the day that is reached; the time left where the server says how many there are.</summary>
    public static Task<T> RunHarvestAsync<T>(bool shown, string title, Func<IProgress<HarvestProgress>?, Task<T>> work) =>
        RunAsync<HarvestProgress, T>(shown, title, work, (bar, at) =>
        {
            bar.Description = Markup.Escape(FormattableString.Invariant($"{title}: page {at.Pages:N0}, {at.Reached:yyyy-MM-dd}"));
            Move(bar, at.Records, at.Records, at.Size);
        });

    private static Task<T> RunAsync<TProgress, T>(
        bool shown, string title, Func<IProgress<TProgress>?, Task<T>> work, Action<ProgressTask, TProgress> move)
    {
        if (!shown)
            return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = MessageOptions.HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                bar.IsIndeterminate = true;
                return work(new Mover<TProgress>(at => move(bar, at)));
            });
    }

    private static void Move(ProgressTask bar, long records, long at, long? total)
    {
        bar.State.Update<long>(RateColumn.Records, _ => records);
        bar.IsIndeterminate = total is null or 0;
        if (total is null or 0)
            return;
        bar.MaxValue = total.Value;
        bar.Value = at;
    }

    private sealed class Mover<T>(Action<T> move) : IProgress<T>
    {
        public void Report(T value) => move(value);
    }

    /// <summary>Records read and records a second.</summary>
    private sealed class RateColumn : ProgressColumn
    {
        public const string Records = "records";

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var records = task.State.Get<long>(Records);
            var seconds = task.ElapsedTime?.TotalSeconds ?? 0;
            return new Text(FormattableString.Invariant($"{records:N0} records, {(seconds > 0 ? records / seconds : 0):N0}/s"));
        }
    }
}
