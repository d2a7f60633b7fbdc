using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage;

/// <summary>A full text as it is stored: the sentences of a part are the lines of a text.</summary>
internal static class FullTextRow
{
    /// <summary>Tells whether two texts of one work are the same.</summary>
    public static byte[] HashOf(FullText text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(text.Title);
        Add(text.License);
        foreach (var part in text.Parts)
        {
            Add(part.Section);
            foreach (var sentence in part.Sentences) Add(sentence);
            Add(null);
        }

        return hash.GetHashAndReset();

        // Neither byte stands in UTF-8, so that no two texts run together to the same bytes.
        void Add(string? line)
        {
            hash.AppendData(line is null ? [0xFE] : Encoding.UTF8.GetBytes(StoredText.Escape(line)));
            hash.AppendData([0xFF]);
        }
    }

    /// <summary>Refuses what cannot be stored as it is.</summary>
    /// <exception cref="ArgumentException">Sentences are missing, empty or of several lines, or their numbers do not follow.</exception>
    public static void Refuse(FullText text)
    {
        var next = 1;
        foreach (var part in text.Parts)
        {
            var isFit = part.First == next && part.Sentences.Count > 0
                && part.Sentences.All(sentence => sentence.Length > 0 && !sentence.Contains('\n', StringComparison.Ordinal));
            if (!isFit) throw new ArgumentException($"The part that begins with sentence {part.First} of {text.Work} cannot be stored.", nameof(text));
            next += part.Sentences.Count;
        }

        if (text.Parts.Count == 0) throw new ArgumentException($"The text of {text.Work} is empty.", nameof(text));
    }

    /// <summary>The sentences as one text.</summary>
    public static string Join(FullTextPart part) => StoredText.Escape(string.Join('\n', part.Sentences));

    /// <summary>The part again.</summary>
    public static FullTextPart PartOf(int first, string? section, string sentences) =>
        new(first, section is null ? null : StoredText.Unescape(section), StoredText.Unescape(sentences).Split('\n'));

    /// <summary>The key again.</summary>
    /// <exception cref="LibraryException">It is none.</exception>
    public static WorkKey KeyOf(string text) => WorkKey.TryParse(text, out var key)
        ? key
        : throw new LibraryException($"the work '{text}' of a full text cannot be read", fault: LibraryFault.Damaged);
}
