using System.Globalization;
using System.Text;
using ArxivLens.Core;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// A work as a row. Lists are text: authors one a line as given, tab, family and, where there is one, tab, suffix; categories
/// with spaces between; versions one a line as number, space, time and, where they are known, space, kilobytes (or nothing), space,
/// letters of the source. Days and times are ISO 8601; times are UTC unless they say
/// otherwise.
/// </summary>
internal static class WorkRow
{
    /// <summary>The columns in the order <see cref="Read"/> expects and <see cref="Bind"/> sets, after the number.</summary>
    public const string Columns =
        "key, sort_text, kind, fingerprint, title, authors, year, published, categories, doi, is_description, versions, "
        + "submitter, comments, journal_ref, report_number, license, metadata_changed, msc_class, acm_class, deleted, author_line, abstract";

    /// <summary>Parameters in the order of <see cref="Columns"/>.</summary>
    public static readonly string[] Parameters = [.. Columns.Split(", ").Select(column => "$" + column)];

    private const string Day = "yyyy-MM-dd";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>Sets the parameters of a statement that writes a work.</summary>
    public static void Bind(BoundStatement statement, Work work, byte[] fingerprint)
    {
        var paper = work.Paper;
        ReadOnlySpan<object?> values =
        [
            work.Key.ToString(), work.Key.SortText, (int)work.Kind, fingerprint, StoredText.Escape(work.Title),
            WriteAuthors(work.Authors), work.Year, WriteDay(work.Published), string.Join(' ', work.Categories), Escape(work.Doi),
            work.AbstractIsDescription ? 1 : 0,
            paper is null ? null : WriteVersions(paper.Versions), Escape(paper?.Submitter), Escape(paper?.Comments),
            Escape(paper?.JournalRef), Escape(paper?.ReportNumber), Escape(paper?.License), WriteDay(paper?.MetadataChanged),
            Escape(paper?.MscClass), Escape(paper?.AcmClass), WriteDay(work.Deleted), Escape(work.AuthorLine),
            StoredText.Escape(work.Abstract),
        ];
        for (var i = 0; i < values.Length; i++)
            statement.Set(i, values[i]);
    }

    /// <summary>Reads a row of the number followed by <see cref="Columns"/>.</summary>
    /// <exception cref="LibraryException">The row holds what this program never writes.</exception>
    public static StoredWork Read(SqliteDataReader row)
    {
        var number = row.GetInt64(0);
        var key = row.GetString(1);
        try
        {
            if (!WorkKey.TryParse(key, out var parsed))
                throw new FormatException("its key is none");
            // Two rows of one key would be two documents of one key, of which no index can be made.
            if (parsed.ToString() != key)
                throw new FormatException("its key is not in its canonical form");
            return new StoredWork(number, new Work
            {
                Key = parsed,
                Title = StoredText.Unescape(row.GetString(5)),
                Authors = ReadAuthors(row.GetString(6)),
                Year = row.IsDBNull(7) ? null : row.GetInt32(7),
                Published = ReadDay(row, 8),
                Categories = ReadCategories(row.GetString(9)),
                Doi = ReadText(row, 10),
                AbstractIsDescription = row.GetInt32(11) != 0,
                Paper = row.IsDBNull(12) ? null : ReadPaper(row),
                Deleted = ReadDay(row, 21),
                AuthorLine = ReadText(row, 22),
                Abstract = StoredText.Unescape(row.GetString(23)),
            });
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new LibraryException(
                $"the library's row {number} ('{key}') cannot be read: {e.Message}", e, LibraryFault.Damaged);
        }
    }

    /// <summary>Reads a row of a key and a DOI.</summary>
    /// <exception cref="LibraryException">The row holds what this program never writes.</exception>
    public static WorkName ReadName(SqliteDataReader row) => WorkKey.TryParse(row.GetString(0), out var key)
        ? new WorkName(key, ReadText(row, 1)) { Kind = (WorkKind)row.GetByte(2) }
        : throw new LibraryException($"the library's row '{row.GetString(0)}' cannot be read: its key is none", null, LibraryFault.Damaged);

    private static PaperFacts ReadPaper(SqliteDataReader row) => new()
    {
        Versions = ReadVersions(row.GetString(12)),
        Submitter = ReadText(row, 13),
        Comments = ReadText(row, 14),
        JournalRef = ReadText(row, 15),
        ReportNumber = ReadText(row, 16),
        License = ReadText(row, 17),
        MetadataChanged = ReadDay(row, 18),
        MscClass = ReadText(row, 19),
        AcmClass = ReadText(row, 20),
    };

    private static string? Escape(string? text) => text is null ? null : StoredText.Escape(text);

    private static string? ReadText(SqliteDataReader row, int column)
        => row.IsDBNull(column) ? null : StoredText.Unescape(row.GetString(column));

    private static string? WriteDay(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly? ReadDay(SqliteDataReader row, int column)
        => row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), Day, CultureInfo.InvariantCulture);

    private static string WriteAuthors(IReadOnlyList<PersonName> authors)
    {
        var text = new StringBuilder();
        foreach (var author in authors)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(StoredText.EscapeField(author.Given)).Append('\t').Append(StoredText.EscapeField(author.Family));
            if (author.Suffix.Length > 0)
                text.Append('\t').Append(StoredText.EscapeField(author.Suffix));
        }

        return text.ToString();
    }

    /// <summary>Reads a list of authors.</summary>
    internal static List<PersonName> ReadAuthors(string stored)
    {
        var authors = new List<PersonName>();
        foreach (var line in Items(stored, '\n'))
        {
            var given = line.IndexOf('\t');
            if (given < 0)
                throw new FormatException("an author has no family name");
            var family = line[(given + 1)..];
            var suffix = family.IndexOf('\t');
            authors.Add(new PersonName(
                StoredText.Unescape(line[..given].ToString()),
                StoredText.Unescape((suffix < 0 ? family : family[..suffix]).ToString()),
                suffix < 0 ? "" : StoredText.Unescape(family[(suffix + 1)..].ToString())));
        }

        return authors;
    }

    private static List<CategoryCode> ReadCategories(string stored)
    {
        var categories = new List<CategoryCode>();
        foreach (var item in Items(stored, ' '))
        {
            if (!CategoryCode.TryParse(item.ToString(), out var code))
                throw new FormatException($"'{item}' is no category");
            categories.Add(code);
        }

        return categories;
    }

    private static string WriteVersions(IReadOnlyList<PaperVersion> versions) => string.Join('\n', versions.Select(WriteVersion));

    private static string WriteVersion(PaperVersion version)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{version.Number} {WriteInstant(version.Created)}");
        return version.Kilobytes is null && version.SourceType is null
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} {version.Kilobytes} {StoredText.EscapeField(version.SourceType ?? "")}");
    }

    // A time with an offset keeps it: the record's fingerprint tells the two apart.
    private static string WriteInstant(DateTimeOffset time) => time.Offset == TimeSpan.Zero
        ? time.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)
        : time.ToString(Instant, CultureInfo.InvariantCulture);

    private static List<PaperVersion> ReadVersions(string stored)
    {
        var versions = new List<PaperVersion>();
        foreach (var line in Items(stored, '\n'))
        {
            versions.Add(ReadVersion(line));
        }

        return versions;
    }

    private static PaperVersion ReadVersion(ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[4];
        var count = line.Split(parts, ' ');
        if (count is not (2 or 4))
            throw new FormatException("a version has no time");
        var version = new PaperVersion(
            int.Parse(line[parts[0]], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(line[parts[1]], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        if (count == 2)
            return version;
        var size = line[parts[2]];
        var letters = line[parts[3]];
        return version with
        {
            Kilobytes = size.IsEmpty ? null : int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture),
            SourceType = letters.IsEmpty ? null : StoredText.Unescape(letters.ToString()),
        };
    }

    private static ItemEnumerator Items(string list, char separator) => new(list, separator);

    private ref struct ItemEnumerator(ReadOnlySpan<char> rest, char separator)
    {
        private ReadOnlySpan<char> _rest = rest;
        private bool _ended = rest.IsEmpty;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly ItemEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_ended)
                return false;
            var end = _rest.IndexOf(separator);
            _ended = end < 0;
            Current = _ended ? _rest : _rest[..end];
            _rest = _ended ? default : _rest[(end + 1)..];
            return true;
        }
    }
}
