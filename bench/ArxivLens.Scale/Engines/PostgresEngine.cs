using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// PostgreSQL 15 with a RUM index, or GIN where the extension is not installed: a server of its own on the loopback address, over
/// a data directory of its own, ended with this object. Ranking is ts_rank (not BM25), or RUM's distance.
/// </summary>
internal sealed class PostgresEngine : IEngine
{
    private const int Port = 54_329;
    // Far enough that no phrase runs from one field into the next.
    private const int FieldGap = 100;
    private const int HighestPosition = 16_383;
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private readonly string _folder;

    public PostgresEngine(string folder)
    {
        _folder = folder;
        Start();
    }

    /// <summary>Whether the server and its extension are installed.</summary>
    public static bool IsInstalled => File.Exists($"{Programs}/pg_ctl");

    private static bool HasRum => File.Exists("/usr/share/postgresql/15/extension/rum.control");

    /// <summary>Builds it from the analysed corpus.</summary>
    public static void Build(string corpus, string folder)
    {
        Directory.CreateDirectory(folder);
        Run("chown", "postgres", folder);
        RunAsPostgres($"{Programs}/initdb", "-D", folder, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        File.AppendAllText(
            Path.Combine(folder, "postgresql.conf"),
            $"""

            listen_addresses = '127.0.0.1'
            port = {Port}
            unix_socket_directories = ''
            shared_buffers = 2GB
            maintenance_work_mem = 1GB
            max_parallel_workers_per_gather = 0
            max_parallel_maintenance_workers = 0
            jit = off
            fsync = off
            autovacuum = off
            max_wal_size = 8GB
            """);
        using var engine = new PostgresEngine(folder);
        using var connection = Connect();
        Execute(
            connection,
            "CREATE UNLOGGED TABLE papers (number int PRIMARY KEY, day int, year int, cited int, categories text[], "
            + "authors text[], words tsvector)");
        Fill(connection, corpus);
        if (HasRum)
            Execute(connection, "CREATE EXTENSION rum; CREATE INDEX ON papers USING rum (words rum_tsvector_ops)");
        else
            Execute(connection, "CREATE INDEX ON papers USING gin (words)");
        Execute(connection, "CREATE INDEX ON papers (day)");
        Execute(connection, "VACUUM ANALYZE papers");
    }

    public bool CanAnswer(Shape shape) => shape is not (Shape.Explain or Shape.Suggest or Shape.Similar) && shape < Shape.NearOne;

    public void OpenCold()
    {
        Stop();
        PageCache.Drop(_folder);
        Start();
    }

    public IEngineSession CreateSession() => new Session(Connect());

    public void Dispose() => Stop();

    private static void Fill(NpgsqlConnection connection, string corpus)
    {
        using var rows = connection.BeginTextImport("COPY papers FROM STDIN");
        var line = new StringBuilder();
        var number = 0;
        foreach (var fields in Corpus.Ahead.Of(AnalysedCorpus.Read(corpus)))
        {
            line.Clear().Append(number++).Append('\t').AppendJoin('\t', fields.AsSpan(0, 3)!);
            line.Append("\t{").Append(fields[3].Trim().Replace(' ', ',')).Append("}\t{");
            line.Append(fields[4].Trim().Replace(' ', ',')).Append("}\t");
            AppendVector(line, fields.AsSpan(5, 4));
            rows.Write(line.Append('\n').ToString());
        }
    }

    private static void AppendVector(StringBuilder line, ReadOnlySpan<string> fields)
    {
        var position = 1;
        for (var field = 0; field < fields.Length; field++, position += FieldGap)
        {
            foreach (var term in fields[field].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (term[0] != AnalysedCorpus.StopWord)
                {
                    line.Append('\'').Append(term.Replace("'", "''", StringComparison.Ordinal)).Append("':");
                    line.Append(Math.Min(position, HighestPosition)).Append(field == 0 ? "A " : " ");
                }

                position++;
            }
        }
    }

    private static NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Pooling=false;Command Timeout=0");
        connection.Open();
        return connection;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        foreach (var statement in sql.Split("; "))
        {
            using var command = new NpgsqlCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }

    private static void RunAsPostgres(string program, params string[] arguments) =>
        Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private void Start() =>
        RunAsPostgres($"{Programs}/pg_ctl", "-D", _folder, "-l", Path.Combine(_folder, "log"), "-w", "-s", "start");

    private void Stop() => RunAsPostgres($"{Programs}/pg_ctl", "-D", _folder, "-w", "-s", "-m", "fast", "stop");

    private sealed class Session(NpgsqlConnection connection) : IEngineSession
    {
        private const string Matching = "FROM papers WHERE words @@ @q::tsquery";
        private const string Filter = " AND day BETWEEN @from AND @to AND categories @> ARRAY[@category]";
        private static readonly string ByRank = HasRum
            ? "ORDER BY words <=> @q::tsquery LIMIT 10"
            : "ORDER BY ts_rank(words, @q::tsquery) DESC LIMIT 10";

        private readonly Dictionary<string, NpgsqlCommand> _commands = new(StringComparer.Ordinal);
        private readonly string _statistics = $"/proc/{connection.ProcessID}/stat";

        // In hundredths of a second, which is why it is asked of many questions at once.
        public TimeSpan Cpu
        {
            get
            {
                var fields = File.ReadAllText(_statistics).Split(' ');
                var ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
                return TimeSpan.FromMilliseconds(ticks * 10);
            }
        }

        public long Count(Question question) =>
            (long)PrepareFor($"SELECT count(*) {Matching}{(question.Shape == Shape.Filtered ? Filter : "")}", question).ExecuteScalar()!;

        public void Ask(Question question)
        {
            Read(question.Shape switch
            {
                Shape.Filtered => $"SELECT number {Matching}{Filter} {ByRank}",
                Shape.Newest => $"SELECT number {Matching} ORDER BY day DESC LIMIT 10",
                Shape.Cited => $"SELECT number {Matching} ORDER BY cited DESC LIMIT 10",
                _ => $"SELECT number {Matching} {ByRank}",
            }, question);
            if (question.Shape is not (Shape.Facets or Shape.AuthorFacets))
                return;
            Read($"SELECT unnest(categories), count(*) {Matching} GROUP BY 1 ORDER BY 2 DESC LIMIT 20", question);
            Read($"SELECT year, count(*) {Matching} GROUP BY 1", question);
            if (question.Shape == Shape.AuthorFacets)
                Read($"SELECT unnest(authors), count(*) {Matching} GROUP BY 1 ORDER BY 2 DESC LIMIT 20", question);
        }

        public void Dispose()
        {
            foreach (var command in _commands.Values)
                command.Dispose();
            connection.Dispose();
        }

        private static string TextOf(Question question) => question.Shape switch
        {
            Shape.Phrase => string.Join(" <-> ", question.Terms.Select(Quote)),
            Shape.Prefix => Quote(question.Terms[0]) + ":*",
            Shape.Title => Quote(question.Terms[0]) + ":A",
            Shape.And or Shape.Newest => string.Join(" & ", question.Terms.Select(Quote)),
            _ => string.Join(" | ", question.Terms.Select(Quote)),
        };

        private static string Quote(string term) => $"'{term}'";

        private NpgsqlCommand PrepareFor(string sql, Question question)
        {
            if (!_commands.TryGetValue(sql, out var command))
            {
                command = new NpgsqlCommand(sql, connection);
                command.Parameters.Add("q", NpgsqlTypes.NpgsqlDbType.Text);
                if (sql.Contains("@category", StringComparison.Ordinal))
                {
                    command.Parameters.Add("from", NpgsqlTypes.NpgsqlDbType.Integer);
                    command.Parameters.Add("to", NpgsqlTypes.NpgsqlDbType.Integer);
                    command.Parameters.Add("category", NpgsqlTypes.NpgsqlDbType.Text);
                }

                _commands.Add(sql, command);
            }

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
