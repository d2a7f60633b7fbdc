using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// The numbers of the works that the citations of one import have named so far. They hold as long as no other connection writes
/// and every transaction that entered one was committed; else they are forgotten and read again.
/// </summary>
internal sealed class WorkNumbers
{
    // About 60 bytes each; beyond that they begin anew.
    private const int Most = 6_000_000;
    private const string VersionSql = "PRAGMA data_version";

    private readonly Dictionary<WorkKey, long> _numbers = [];
    private long _import;
    private long _version;
    private bool _isUncertain;

    /// <summary>Begins a transaction of an import; until <see cref="Keep"/> what is added is uncertain.</summary>
    public void Begin(SqliteSession session, long import)
    {
        Span<long> version = stackalloc long[1];
        session.PrepareBound(VersionSql).ReadRow([], version);
        if (_isUncertain || import != _import || version[0] != _version || _numbers.Count > Most)
            _numbers.Clear();
        (_import, _version, _isUncertain) = (import, version[0], true);
    }

    /// <summary>The transaction was committed.</summary>
    public void Keep() => _isUncertain = false;

    /// <summary>Finds a number.</summary>
    public bool TryFind(WorkKey key, out long number) => _numbers.TryGetValue(key, out number);

    /// <summary>Adds a number.</summary>
    public void Add(WorkKey key, long number) => _numbers.Add(key, number);
}
