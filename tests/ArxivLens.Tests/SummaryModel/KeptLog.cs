using ArxivLens.Host;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Tests.SummaryModel;

/// <summary>What an operator reads of a model's keeper; what is for the curious is left out.</summary>
internal sealed class KeptLog : ILogger<ModelKeeper>
{
    public List<string> Lines { get; } = [];

    /// <summary>One that hangs up does so now before its answer and now within; each is told of once.</summary>
    public void AssertEachFaultOnce()
    {
        Assert.NotEmpty(Lines);
        Assert.Equal(Lines.Count, Lines.Select(line => line.Split(" The next one is asked for")[0]).Distinct().Count());
        Assert.All(Lines, line => Assert.Contains("The model gave no", line, StringComparison.Ordinal));
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Add(formatter(state, exception));
    }
}
