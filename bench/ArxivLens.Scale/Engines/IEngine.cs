namespace ArxivLens.Scale.Engines;

/// <summary>An engine over a built index.</summary>
internal interface IEngine : IDisposable
{
    /// <summary>Whether it can be asked so.</summary>
    bool CanAnswer(Shape shape);

    /// <summary>Closes the index, drops its files from the page cache, and opens it again.</summary>
    void OpenCold();

    /// <summary>A way to ask for one thread.</summary>
    IEngineSession CreateSession();
}

/// <summary>What one thread asks an engine by; ended before the engine is opened cold.</summary>
internal interface IEngineSession : IDisposable
{
    /// <summary>How many papers match, exactly; −1 where that is not asked.</summary>
    long Count(Question question);

    /// <summary>Answers as a reader wants it.</summary>
    void Ask(Question question);

    /// <summary>CPU time spent so far on this session's behalf, by whatever process.</summary>
    TimeSpan Cpu { get; }
}
