using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.References;

namespace ArxivLens.Storage;

/// <summary>How lists of references stand in a library.</summary>
internal static class ReferenceRow
{
    /// <summary>What tells one list from another.</summary>
    public static byte[] DigestOf(ResolvedList list)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in list.References)
        {
            var match = one.Match is { } found ? $"{found.Evidence} {found.Work}" : "";
            hash.AppendData(Encoding.UTF8.GetBytes($"{one.Entry}\0{StoredText.Escape(one.Text)}\0{match}\0{FactsOf(one)}\0{SentencesOf(one)}\n"));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>What was read, as JSON.</summary>
    public static string? FactsOf(ListedReference one) => one.Facts is null ? null : JsonSerializer.Serialize(one.Facts, StoredJson.Options);

    /// <summary>The sentences of a reference that waits, as JSON; those of a resolved one stand with its citation.</summary>
    public static string? SentencesOf(ListedReference one) =>
        one.Sentences.Count == 0 ? null : JsonSerializer.Serialize(one.Sentences, StoredJson.Options);

    /// <summary>Reads what was read.</summary>
    public static ReferenceFacts? ReadFacts(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<ReferenceFacts>(json, StoredJson.Options);

    /// <summary>Reads sentences.</summary>
    public static IReadOnlyList<string> ReadSentences(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<string>>(json, StoredJson.Options) ?? [];

    /// <summary>The citations of a list, each work once with the sentences of all its references.</summary>
    public static List<Citation> CitationsOf(ResolvedList list) =>
    [
        .. list.References.Where(one => one.Match is { } match && match.Work != list.Citing).GroupBy(one => one.Match!.Value.Work)
            .Select(same => new Citation(list.Citing, same.Key, list.Origin)
            {
                Contexts = [.. same.SelectMany(one => one.Sentences).Distinct(StringComparer.Ordinal).Select(ContextOf)],
            }),
    ];

    /// <summary>A sentence as a citation keeps it.</summary>
    public static CitationContext ContextOf(string sentence) => new(sentence, CitationIntents.None);
}
