using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage;

/// <summary>
/// The hash of a library's content: SHA-256 over its works in the order of their sort text, each as <c>W</c>, key, fingerprint;
/// then which works are one, by the sort text of the member and of the work the reason speaks of, those that somebody
/// split first, each as <c>M</c>, both keys, rule and reason (empty where split); then its citations, by the sort text of the citing work and the key of the cited, each as <c>C</c>, both keys and its origins
/// in ordinal order; then its retractions in ordinal order, each as <c>R</c>, work and
/// notice; then the texts of versions, by the sort text of their work and their number, each as <c>V</c>, key, number and rank; then
/// the articles by identity, each as <c>A</c>, identity, what was found, fingerprint of its text and corrections; then what readers
/// made of questions, each as <c>Q</c>, who asks, standing and answers. Texts are UTF-8 after their length, numbers 32 bits, little
/// end first. Row numbers, imports and times of reading have no part in it.
/// </summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly Dictionary<uint, List<string>> _names = [];
    private int _used;

    /// <summary>Adds a work; works come in the order of their sort text, all before the first citation.</summary>
    public void AddWork(string key, ReadOnlySpan<byte> fingerprint)
    {
        Write("W"u8);
        Write(key);
        Write(fingerprint);
    }

    /// <summary>
    /// Adds that two works are one, or with empty texts that somebody split them; they come behind the works, by member and twin.
    /// </summary>
    public void AddMerge(string member, string twin, string rule, string reason)
    {
        Write("M"u8);
        Write(member);
        Write(twin);
        Write(rule);
        Write(reason);
    }

    /// <summary>Adds the citations of one work, in any order; citing works come in the order of their sort text.</summary>
    public void AddCitations(string citing, IReadOnlyList<CitedWork> cited, IReadOnlyList<string> originNames)
    {
        foreach (var (key, origins) in cited.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            Write("C"u8);
            Write(citing);
            Write(key);
            WriteLength(BitOperations.PopCount(origins));
            foreach (var name in NamesOf(origins, originNames))
                Write(name);
        }
    }

    /// <summary>Adds a retraction; they come in ordinal order of work and notice, behind the citations.</summary>
    public void AddRetraction(string work, string notice)
    {
        Write("R"u8);
        Write(work);
        Write(notice);
    }

    /// <summary>Adds the texts of a version; they come by the sort text of their work and their number, behind the retractions.</summary>
    public void AddText(string key, int version, ReadOnlySpan<byte> rank)
    {
        Write("V"u8);
        Write(key);
        WriteLength(version);
        Write(rank);
    }

    /// <summary>Adds an article; they come in ordinal order of their identities, behind the texts of versions.</summary>
    public void AddArticle(ArticleId id, FoundArticle found, string fingerprint, IReadOnlyList<ArticleCorrection> corrections)
    {
        Write("A"u8);
        Write(id.ToString());
        Write(found.Write());
        Write(StoredText.Escape(fingerprint));
        WriteLength(corrections.Count);
        foreach (var (part, target, field, value, _) in corrections)
        {
            WriteLength((int)part);
            Write(StoredText.Escape(target));
            WriteOptional(field);
            WriteOptional(value);
        }
    }

    /// <summary>
    /// Adds what readers made of questions, in any order, behind the articles. A question of which nobody said anything is known by its
    /// articles and has no part.
    /// </summary>
    public void AddQuestions(IEnumerable<(string Asked, QuestionStanding Standing, IReadOnlyList<Answer> Answers)> questions)
    {
        foreach (var (asked, standing, answers) in questions.OrderBy(one => one.Asked, StringComparer.Ordinal))
        {
            if (answers.Count == 0 && standing == QuestionStanding.Open)
                continue;
            Write("Q"u8);
            Write(asked);
            WriteLength((int)standing.Status);
            WriteOptional(standing.Reason);
            WriteLength(answers.Count);
            foreach (var answer in answers)
            {
                Write(answer.Passage.ToString());
                Write(StoredText.Escape(answer.Text));
                Write(StoredText.Escape(answer.By));
            }
        }
    }

    /// <summary>The hash of all that was added, in lower-case hexadecimal.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>Gives its native memory back.</summary>
    public void Dispose() => _hash.Dispose();

    private List<string> NamesOf(uint origins, IReadOnlyList<string> originNames)
    {
        if (!_names.TryGetValue(origins, out var names))
        {
            names = [.. originNames.Where((_, bit) => (origins >> bit & 1) != 0).Order(StringComparer.Ordinal)];
            _names.Add(origins, names);
        }

        return names;
    }

    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteLength(bytes.Length);
        Write(bytes);
    }

    private void WriteOptional(string? text)
    {
        WriteLength(text is null ? 0 : 1);
        if (text is not null)
            Write(StoredText.Escape(text));
    }

    private void WriteLength(int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        Write(bytes);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used)
            Flush();
        if (bytes.Length > _buffer.Length)
        {
            _hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}

/// <summary>A cited work with the mask of the origins that assert the citation.</summary>
internal readonly record struct CitedWork(string Key, uint Origins);
