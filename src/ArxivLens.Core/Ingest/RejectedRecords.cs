namespace ArxivLens.Core.Ingest;

/// <summary>The file <c>rejected.jsonl</c>: every record that could not be used, one JSON object a line, appended.</summary>
public sealed class RejectedRecords(string path)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Appends rejections and makes them durable.</summary>
    public Task AppendAsync(IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
