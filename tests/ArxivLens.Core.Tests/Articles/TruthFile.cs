using System.Text.Json;
using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Tests.Articles;

/// <summary>What somebody found an article to ask by reading it.</summary>
public sealed record TruthFile(IReadOnlyList<TruthQuestion> Questions)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static TruthFile Read(string path) => JsonSerializer.Deserialize<TruthFile>(File.ReadAllText(path), Options)!;
}

public sealed record TruthQuestion(int Start, int End, string? Label, string Kind)
{
    /// <summary>Whether a question found is this one: the same place, or four fifths of what both cover.</summary>
    public bool IsAt(TextSpan span)
    {
        var common = Math.Min(End, span.End) - Math.Max(Start, span.Start);
        return common > 0 && common >= 0.8 * (End - Start + span.Length - common);
    }
}
