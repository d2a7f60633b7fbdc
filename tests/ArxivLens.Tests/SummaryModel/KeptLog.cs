using ArxivLens.Host;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Tests.SummaryModel;

/// <summary>What an operator reads of a model's keeper; what is for the curious is left out.</summary>
internal sealed class KeptLog : ILogger<ModelKeeper>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Add(formatter(state, exception));
    }
}
