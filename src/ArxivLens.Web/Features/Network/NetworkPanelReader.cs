using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Network;

/// <summary>Reads what a page says of a network without drawing it.</summary>
public sealed class NetworkPanelReader(IndexHost indexHost, WorkShelf shelf, ICitationStore citations, IArticleStore articles)
{
    private const int MostListed = 20;

    /// <summary>Works chosen at most to name the strongest: a page does not wait for ten thousand.</summary>
    private const int MostChosen = 500;

    /// <summary>Reads the panel of a page, or <c>null</c> when the index does not hold one of its works.</summary>
    /// <param name="query">The page's parameters.</param>
    /// <param name="page">The page's address without parameters for the network.</param>
    /// <param name="works">The works the page is about.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<NetworkPanel?> ReadAsync(
        IQueryCollection query, string page, IReadOnlyList<WorkKey> works, CancellationToken cancellationToken = default)
    {
        var names = await citations.ReadOriginsAsync(cancellationToken);
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        if (NetworkSelection.FindMissing(index, new NetworkQuestion { Starts = works }) is not null)
            return null;
        var question = Known(index, NetworkAddress.ReadOfPage(query, works), names);
        var origins = question.Origin is { } origin ? 1u << names.ToList().IndexOf(origin) : uint.MaxValue;
        var chosen = question with { Budget = Math.Min(question.Budget, MostChosen) };
        var network = NetworkSelection.Choose(index, chosen, origins, cancellationToken);
        var listed = OutlineText.Listed(network, MostListed);
        var needed = listed.Select(one => network.Nodes[one.Place]).Concat(network.Nodes.Take(network.Starts));
        var fetched = await shelf.FetchAsync(index, needed.Select(node => node.Document), cancellationToken);
        var starts = network.Nodes.Take(network.Starts).Select(node => WorkOf(fetched[node.Document])).ToList();
        var entries = listed.Select(one => new OutlineEntry(
            WorkOf(fetched[network.Nodes[one.Place].Document]), OutlineText.RelationOf(question, network.Nodes[one.Place]), one.Ties));
        var shown = question.Budget > MostChosen ? Math.Min(network.Total, question.Budget - network.Starts) : network.Shown;
        return new NetworkPanel(
            NetworkAddress.Of(new NetworkQuestion { Starts = works }), page, starts, question, network.ReferenceCount, network.CitationCount,
            new NetworkOutline(
                OutlineText.Sentence(question, network, shown), OutlineText.Heading(question), [.. entries], shown, network.Total,
                network.IsTotalExact))
        {
            Values = NetworkAddress.ValuesOfPage(query),
            Articles = await ReadArticlesAsync(index, question, network, cancellationToken),
            Origins = names,
        };
    }

    private async Task<PanelArticles?> ReadArticlesAsync(
        IndexReader index, NetworkQuestion question, CitationNetwork network, CancellationToken cancellationToken)
    {
        if (await articles.CountAsync(cancellationToken) == 0)
            return null;
        if (!question.WithArticles)
            return new PanelArticles(await PictureArticles.CountAsync(articles, index, network, cancellationToken), [], new Dictionary<int, PanelWork>());
        var found = await PictureArticles.FindAsync(articles, index, network, cancellationToken);
        var places = found.Shown.SelectMany(article => article.Ties).Select(tie => tie.Work).Distinct().ToList();
        var fetched = await shelf.FetchAsync(index, places.Select(place => network.Nodes[place].Document), cancellationToken);
        return new PanelArticles(
            found.Total, found.Shown, places.ToDictionary(place => place, place => WorkOf(fetched[network.Nodes[place].Document])));
    }

    /// <summary>The question without what this library does not know.</summary>
    private static NetworkQuestion Known(IndexReader index, NetworkQuestion question, IReadOnlyList<string> origins)
    {
        var starts = question.Starts.Where(start => index.Find(start.ToString()) >= 0).ToList();
        var leadsNowhere = question.To is { } to && index.Find(to.ToString()) < 0;
        return question with
        {
            Starts = starts,
            Origin = question.Origin is { } origin && origins.Contains(origin) ? origin : null,
            To = leadsNowhere ? null : question.To,
            Mode = leadsNowhere && question.Mode == NetworkMode.Path ? NetworkMode.Around : question.Mode,
        };
    }

    private static PanelWork WorkOf(Work work) => new(
        work.Key.ToString(),
        work.Title.Length > 0 ? work.Title : work.Key.ToString(),
        WorkAddress.Of(work.Key),
        new PictureNode(0, work, NetworkRole.Current, 0).Authors,
        work.Year);
}
