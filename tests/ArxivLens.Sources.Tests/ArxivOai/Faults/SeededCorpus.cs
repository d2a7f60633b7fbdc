using System.Globalization;
using ArxivLens.Index.Tests;

namespace ArxivLens.Sources.Tests.ArxivOai.Faults;

/// <summary>A record as the server has it.</summary>
internal sealed record Holding(string Id, DateOnly Day, int Versions, bool IsDeleted, int Edits = 0)
{
    /// <summary>How it is sent: as its newest state, bad ones so that nobody can use them.</summary>
    public string ToXml()
    {
        var day = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (IsDeleted) return $"<record>{OaiText.Header(Id, day, " status=\"deleted\"")}</record>";
        var versions = string.Concat(Enumerable.Range(1, Versions).Select(number =>
            $"<version version=\"v{number}\"><date>Mon, {number:00} Apr 2007 19:18:42 GMT</date><size>{number}kb</size></version>"));
        return OaiText.Record(
            $"<id>{Id}</id><submitter>S</submitter>{versions}<title>Of {Id}, {Edits} edits</title><authors>A. One</authors><categories>hep-th</categories><abstract>{day}</abstract>",
            Id,
            day: day);
    }
}

/// <summary>A small repository that changes while it is read: its papers get versions, are deleted and come back.</summary>
internal sealed class SeededCorpus
{
    private readonly Sequence _random;
    private readonly List<Holding> _holdings = [];

    public SeededCorpus(ulong seed)
    {
        _random = new Sequence(seed);
        Today = new DateOnly(2026, 3, 10);
        var day = new DateOnly(2005, 9, 16);
        for (var number = 1 + _random.Below(30); number > 0; number--)
        {
            _holdings.Add(new Holding($"0704.{number:0000}", day, 1, _random.Below(8) == 0));
            if (_random.Below(3) == 0) day = day.AddDays(1 + _random.Below(700));
            if (day > Today) day = Today.AddDays(-1);
        }
    }

    /// <summary>The server's day.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>What it has, in the order of lists.</summary>
    public IReadOnlyList<Holding> Holdings => [.. _holdings.OrderBy(one => one.Day).ThenBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>Something happens at the server; rarely midnight.</summary>
    public void Change()
    {
        if (_random.Below(6) == 0) Today = Today.AddDays(1);
        var at = _random.Below(_holdings.Count);
        var one = _holdings[at];
        _holdings[at] = _random.Below(4) switch
        {
            0 => one with { Day = Today, IsDeleted = !one.IsDeleted },
            1 => one with { Day = Today, Edits = one.Edits + 1, IsDeleted = false },
            _ => one with { Day = Today, Versions = Math.Min(one.Versions + 1, 28), IsDeleted = false },
        };
    }

    /// <summary>A night passes.</summary>
    public void PassDay() => Today = Today.AddDays(1);
}
