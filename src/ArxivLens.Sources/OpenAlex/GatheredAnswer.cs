using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>What comes together of several answers.</summary>
internal sealed class GatheredAnswer
{
    private readonly Dictionary<long, WorkKey> _keys = [];
    private readonly Dictionary<WorkKey, Work> _works = [];
    private readonly HashSet<Citation> _citations = [];
    private readonly List<ExternalId> _ids = [];
    private readonly List<SourceFault> _faults = [];

    /// <summary>The key of a work by its number; <c>null</c> when it is not known yet.</summary>
    public WorkKey? KeyOf(long number) => _keys.TryGetValue(number, out var key) ? key : null;

    /// <summary>Notes the key of a work.</summary>
    public void Know(long number, WorkKey key) => _keys.TryAdd(number, key);

    /// <summary>Takes a record.</summary>
    /// <returns>Its key.</returns>
    public WorkKey Take(OpenAlexWork work)
    {
        var key = work.Key;
        if (_keys.TryAdd(work.Number, key))
            _ids.AddRange(OpenAlexNames.Of(work));
        if (work.ToWork(key) is { } record)
            _works.TryAdd(key, record);
        return _keys[work.Number];
    }

    /// <summary>Adds a citation, unless it is of a work by itself.</summary>
    public void Cite(WorkKey citing, OpenAlexWork cited) => Add(citing, _keys[cited.Number]);

    /// <summary>Adds what a work cites, as far as it could be named; the rest is said.</summary>
    public void CiteAll(OpenAlexWork citing)
    {
        var nameless = 0;
        foreach (var number in citing.References)
        {
            if (KeyOf(number) is { } cited)
                Add(_keys[citing.Number], cited);
            else
                nameless++;
        }

        if (nameless > 0)
            Fail(OpenAlexId.Format(citing.Number), $"OpenAlex did not name {nameless} of the works it cites", null);
    }

    /// <summary>Notes what could not be had.</summary>
    public void Fail(string subject, string reason, DateTimeOffset? retry) => Fail(new SourceFault(subject, reason, retry));

    /// <summary>Notes what could not be had, once.</summary>
    public void Fail(SourceFault fault)
    {
        if (!_faults.Contains(fault))
            _faults.Add(fault);
    }

    /// <summary>All of it.</summary>
    public CitationAnswer ToAnswer() => new([.. _works.Values], [.. _citations], _ids, _faults);

    private void Add(WorkKey citing, WorkKey cited)
    {
        if (citing != cited)
            _citations.Add(new Citation(citing, cited, OpenAlexOptions.About.Name));
    }
}
