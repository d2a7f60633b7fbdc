using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>What given works cite and what cites them, as OpenAlex's interface tells it.</summary>
public sealed class OpenAlexCitations : ILibraryReader, IDisposable
{
    private readonly OpenAlexOptions _options;
    private readonly OpenAlexService _service;
    private SourceStores? _library;

    /// <summary>Asks nothing yet.</summary>
    /// <param name="options">How the interface is asked.</param>
    /// <param name="clock">Measures waits.</param>
    public OpenAlexCitations(OpenAlexOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _service = new OpenAlexService(options, clock);
    }

    /// <inheritdoc/>
    public Source About => OpenAlexOptions.About;

    /// <inheritdoc/>
    public void Read(SourceStores library) => _library = library;

    /// <inheritdoc/>
    public async Task<CitationAnswer> AskAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(works);
        var gathered = new GatheredAnswer();
        var asked = await AskedWorks.FindAsync(works, _library, gathered, cancellationToken);
        await AskByNameAsync(asked, gathered, cancellationToken);
        foreach (var key in asked.Unknown())
            gathered.Fail(key.ToString(), "OpenAlex does not know it", null);
        await NameReferencesAsync(asked, gathered, cancellationToken);
        foreach (var work in asked.Found)
            await AskCitingAsync(work, gathered, cancellationToken);
        return gathered.ToAnswer();
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _service.Dispose();

    private async Task AskByNameAsync(AskedWorks asked, GatheredAnswer gathered, CancellationToken cancellationToken)
    {
        foreach (var filter in asked.Filters())
            TakeFound(await _service.AskAsync(filter, "1", isCursor: false, withReferences: true, cancellationToken));
        foreach (var doi in asked.Single)
            TakeFound(await _service.AskOneAsync(doi, cancellationToken));

        void TakeFound((OpenAlexPage? Page, SourceFault? Fault) answer)
        {
            if (answer.Fault is { } fault)
                gathered.Fail(fault);
            else
                asked.Take(answer.Page!.Works, gathered);
            asked.IsComplete &= answer.Fault is null;
        }
    }

    private async Task NameReferencesAsync(AskedWorks asked, GatheredAnswer gathered, CancellationToken cancellationToken)
    {
        var numbers = asked.Found.SelectMany(work => work.References).Distinct()
            .Where(number => gathered.KeyOf(number) is null).ToList();
        var known = _library is null
            ? []
            : await _library.Ids.FindAsync(OpenAlexId.Scheme, numbers.ConvertAll(OpenAlexId.Format), cancellationToken);
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i] is { } key)
                gathered.Know(numbers[i], key);
        }

        var nameless = numbers.Where(number => gathered.KeyOf(number) is null).Select(OpenAlexId.Format);
        foreach (var filter in OpenAlexService.Filters("openalex", nameless))
        {
            var (page, fault) = await _service.AskAsync(filter, "1", isCursor: false, withReferences: false, cancellationToken);
            if (fault is not null)
            {
                gathered.Fail(fault);
                continue;
            }

            foreach (var work in page!.Works)
                gathered.Take(work);
        }

        foreach (var work in asked.Found)
            gathered.CiteAll(work);
    }

    private async Task AskCitingAsync(OpenAlexWork cited, GatheredAnswer gathered, CancellationToken cancellationToken)
    {
        var (citing, fault) = await new CitingPages(_service, _options.MostCiting).AskAsync(cited.Number, cancellationToken);
        if (fault is not null)
            gathered.Fail(fault);
        foreach (var work in citing)
            gathered.Cite(gathered.Take(work), cited);
    }
}
