using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// SQLite FTS5: four columns of the analysed words without their text, optimized, beside narrow tables of days, citations,
/// categories and authors. A stop word is the word "x", which nobody asks for: FTS5 has no places without a word.
/// </summary>
internal sealed class Fts5Engine(string folder) : IEngine
{
    private const int PapersInTransaction = 50_000;
    private const int Columns = 4;

    /// <summary>Builds it from the analysed corpus.</summary>
    public static void Build(string corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        using var connection = Open(folder, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -524288;");
        Execute(
            connection,
            "CREATE VIRTUAL TABLE words USING fts5(title, abstract, authors, comments, content = '', tokenize = 'ascii')");
        Execute(connection, "CREATE TABLE papers (number INTEGER PRIMARY KEY, day INTEGER, year INTEGER, cited INTEGER)");
        Execute(connection, "CREATE TABLE categories (paper INTEGER, value TEXT, PRIMARY KEY (paper, value)) WITHOUT ROWID");
        Execute(connection, "CREATE TABLE authors (paper INTEGER, value TEXT, PRIMARY KEY (paper, value)) WITHOUT ROWID");
        Fill(connection, corpus);
        Execute(connection, "INSERT INTO words (words) VALUES ('optimize')");
        Execute(connection, "ANALYZE");
    }

    public bool CanAnswer(Shape shape) => shape is not (Shape.Explain or Shape.Suggest or Shape.Similar) && shape < Shape.NearOne;

    public void OpenCold()
    {
        SqliteConnection.ClearAllPools();
        PageCache.Drop(folder);
    }

    public IEngineSession CreateSession() => new Session(Open(folder, SqliteOpenMode.ReadOnly));

    public void Dispose() => SqliteConnection.ClearAllPools();

    private static void Fill(SqliteConnection connection, string corpus)
    {
        using var words = Prepare(
            connection, "INSERT INTO words (rowid, title, abstract, authors, comments) VALUES ($0, $1, $2, $3, $4)", 5);
        using var papers = Prepare(connection, "INSERT INTO papers VALUES ($0, $1, $2, $3)", 4);
        using var categories = Prepare(connection, "INSERT INTO categories VALUES ($0, $1)", 2);
        using var authors = Prepare(connection, "INSERT INTO authors VALUES ($0, $1)", 2);
        var number = 0L;
        Execute(connection, "BEGIN");
        foreach (var fields in Corpus.Ahead.Of(AnalysedCorpus.Read(corpus)))
        {
            Run(papers, number, Whole(fields[0]), Whole(fields[1]), Whole(fields[2]));
            foreach (var value in fields[3].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Run(categories, number, value);
            foreach (var value in fields[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
                Run(authors, number, value);
            var texts = fields.AsSpan(5, Columns);
            Run(words, number, Plain(texts[0]), Plain(texts[1]), Plain(texts[2]), Plain(texts[3]));
            if (++number % PapersInTransaction == 0)
                Execute(connection, "COMMIT; BEGIN");
        }

        Execute(connection, "COMMIT");
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(string words) => words.Replace(AnalysedCorpus.StopWord, 'x');

    private static SqliteConnection Open(string folder, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "papers.db"),
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA mmap_size = 17179869184; PRAGMA cache_size = -65536;");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < parameters; place++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${place}", Value = DBNull.Value });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var place = 0; place < values.Length; place++)
            command.Parameters[place].Value = values[place];
        command.ExecuteNonQuery();
    }

    private sealed class Session(SqliteConnection connection) : IEngineSession
    {
        private const string Matching = "FROM words WHERE words MATCH $0";
        private const string Joined = "FROM words JOIN papers p ON p.number = words.rowid WHERE words MATCH $0";
        private const string Filter =
            " AND p.day BETWEEN $1 AND $2 AND EXISTS (SELECT 1 FROM categories c WHERE c.paper = words.rowid AND c.value = $3)";

        private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

        public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

        public long Count(Question question) => question.Shape == Shape.Filtered
            ? (long)PrepareFor($"SELECT count(*) {Joined}{Filter}", question).ExecuteScalar()!
            : (long)PrepareFor($"SELECT count(*) {Matching}", question).ExecuteScalar()!;

        public void Ask(Question question)
        {
            Read(question.Shape switch
            {
                Shape.Filtered => $"SELECT words.rowid {Joined}{Filter} ORDER BY rank LIMIT 10",
                // Papers are numbered by day.
                Shape.Newest => $"SELECT rowid {Matching} ORDER BY rowid DESC LIMIT 10",
                Shape.Cited => $"SELECT words.rowid {Joined} ORDER BY p.cited DESC LIMIT 10",
                _ => $"SELECT rowid {Matching} ORDER BY rank LIMIT 10",
            }, question);
            if (question.Shape is not (Shape.Facets or Shape.AuthorFacets))
                return;
            Read(CountsOf("categories"), question);
            Read($"SELECT p.year, count(*) {Joined} GROUP BY p.year", question);
            if (question.Shape == Shape.AuthorFacets)
                Read(CountsOf("authors"), question);
        }

        public void Dispose()
        {
            foreach (var command in _commands.Values)
                command.Dispose();
            connection.Dispose();
        }

        private static string CountsOf(string table) =>
            $"SELECT k.value, count(*) FROM words JOIN {table} k ON k.paper = words.rowid WHERE words MATCH $0 "
            + "GROUP BY k.value ORDER BY 2 DESC LIMIT 20";

        private static string TextOf(Question question) => question.Shape switch
        {
            Shape.Phrase => $"\"{string.Join(' ', question.Terms)}\"",
            Shape.Prefix => $"\"{question.Terms[0]}\" *",
            Shape.Title => $"title : \"{question.Terms[0]}\"",
            Shape.And or Shape.Newest => string.Join(" AND ", question.Terms.Select(term => $"\"{term}\"")),
            _ => string.Join(" OR ", question.Terms.Select(term => $"\"{term}\"")),
        };

        private SqliteCommand PrepareFor(string sql, Question question)
        {
            if (!_commands.TryGetValue(sql, out var command))
                _commands.Add(sql, command = Prepare(connection, sql, sql.Contains("$3", StringComparison.Ordinal) ? 4 : 1));
            command.Parameters[0].Value = TextOf(question);
            if (command.Parameters.Count > 1)
            {
                command.Parameters[1].Value = question.From;
                command.Parameters[2].Value = question.To;
                command.Parameters[3].Value = question.Category;
            }

            return command;
        }

        private void Read(string sql, Question question)
        {
            using var rows = PrepareFor(sql, question).ExecuteReader();
            while (rows.Read())
                _ = rows.GetValue(0);
        }
    }
}
