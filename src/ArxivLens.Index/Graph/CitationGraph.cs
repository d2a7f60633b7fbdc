using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>
/// The citation graph: for each document what it cites and what cites it, in mapped memory, with an origin mask an edge and an
/// importance a document. One whole graph and any number of overlays, which replace rows of the layers below them. Any number of
/// threads may read it at once. Documents are numbers; one that is not there is refused with
/// <see cref="ArgumentOutOfRangeException"/> everywhere.
/// </summary>
public sealed class CitationGraph
{
    private readonly GraphLayer _whole;

    /// <summary>Lays graphs over each other, oldest first. The files stay the caller's.</summary>
    /// <param name="layers">The files.</param>
    /// <param name="manifest">What tells the size of the graph, when there is one.</param>
    /// <exception cref="IndexDamagedException">
    /// A file is damaged, the layers do not fit on each other, or the graph is of another size.
    /// </exception>
    internal CitationGraph(IReadOnlyList<MappedFile> layers, IndexManifest? manifest = null)
    {
        Layers = [.. layers.Select(file => new GraphLayer(file))];
        _whole = Layers[0];
        var newest = Layers[^1];
        NodeCount = newest.NodeCount;
        EdgeCount = newest.EdgeCount;
        RequireFit();
        // Before room is made for so many nodes: a damaged number may be any.
        if (manifest is not null && (NodeCount != manifest.NumberCount || EdgeCount != manifest.CitationCount))
        {
            throw new IndexDamagedException(
                newest.File,
                $"has {NodeCount} nodes and {EdgeCount} edges instead of {manifest.NumberCount} and {manifest.CitationCount}");
        }

        try
        {
            ReferenceRows = new LayeredRows([.. Layers.Select(layer => layer.References)], NodeCount);
            CitationRows = new LayeredRows([.. Layers.Select(layer => layer.Citations)], NodeCount);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new IndexDamagedException(newest.File, "has a row of a node that is not there", exception);
        }
    }

    /// <summary>Number of documents, cited or not.</summary>
    public int NodeCount { get; }

    /// <summary>Number of edges; one per ordered pair, none from a document to itself.</summary>
    public long EdgeCount { get; }

    /// <summary>The layers, oldest first.</summary>
    internal GraphLayer[] Layers { get; }

    /// <summary>What documents cite.</summary>
    internal LayeredRows ReferenceRows { get; }

    /// <summary>What cites documents.</summary>
    internal LayeredRows CitationRows { get; }

    /// <summary>
    /// What a document cites, ascending by number. The span is valid until the reader is disposed, as are the others here.
    /// </summary>
    public ReadOnlySpan<int> References(int document) => ReferenceRows.Ends(Checked(document));

    /// <summary>What cites a document, ascending by number.</summary>
    public ReadOnlySpan<int> Citations(int document) => CitationRows.Ends(Checked(document));

    /// <summary>
    /// Asks the processor for rows that will be read soon. In a large graph each lies elsewhere: so they come side by side instead
    /// of one after the other.
    /// </summary>
    /// <param name="documents">The documents, some dozens.</param>
    /// <param name="directions">Which of their rows.</param>
    public void Prefetch(ReadOnlySpan<int> documents, CitationDirections directions)
    {
        foreach (var document in documents)
            Checked(document);
        if (directions.HasFlag(CitationDirections.References))
            ReferenceRows.Prefetch(documents);
        if (directions.HasFlag(CitationDirections.Citations))
            CitationRows.Prefetch(documents);
    }

    /// <summary>How many documents cite one; 0 of a number the graph does not have yet.</summary>
    internal int CountCitations(int document) => document < NodeCount ? CitationRows.Ends(document).Length : 0;

    /// <summary>Who asserts each edge of <see cref="References"/>, in the same order.</summary>
    public OriginRow ReferenceOrigins(int document) => ReferenceRows.Origins(Checked(document));

    /// <summary>Who asserts each edge of <see cref="Citations"/>, in the same order.</summary>
    public OriginRow CitationOrigins(int document) => CitationRows.Origins(Checked(document));

    /// <summary>
    /// How much of a reader's attention a document draws who follows references at random: PageRank (Brin and Page 1998), damping
    /// 0.85, scaled to a mean of 1, so that figures of graphs of any size compare. Computed when the whole graph was written: a
    /// document added since then has the value of one that nobody cites, and citations added since then count from the next merge
    /// into a whole graph on.
    /// </summary>
    public float Importance(int document) => ImportanceOf(Checked(document), _whole.Importance);

    /// <summary>
    /// The works around one, or several, under a budget. Those shown are the most relevant: relevance = ties · ⁴√importance · recency, where
    /// ties counts citations between the work and those already kept, importance is <see cref="Importance"/>, and recency is h ÷
    /// (h + age) if asked for, else 1. At first only the middle is kept, and its neighbours fill the places: both citing and
    /// cited ones come first, then each direction gets half of the places and what the other leaves free. For two steps only
    /// half of the places are filled so; the others go to the most relevant by their ties to all works kept then, of either
    /// step, and to works of one tie only if those of more are too few.
    /// </summary>
    /// <remarks>
    /// Of a row of many citations the most important ends are looked at (a quarter, 64–512, kept in the index), and the latest
    /// too if recency counts; ties over others are not seen. Disposing the result gives back its room.
    /// </remarks>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document, or a number is out of its range.</exception>
    /// <exception cref="ArgumentException">A work stands twice in the middle.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; so too from the questions below.</exception>
    public CitationNeighbourhood Around(NeighbourhoodRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Checked(request.Document);
        foreach (var other in request.Others)
            Checked(other);
        if (request.Others.Count > 0 && request.Others.Append(request.Document).Distinct().Count() <= request.Others.Count)
            throw new ArgumentException("A work stands twice in the middle.", nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Budget, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Budget, NeighbourhoodRequest.LargestBudget);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Steps, 2);
        cancellationToken.ThrowIfCancellationRequested();
        var scratch = GraphScratch.Rent(NodeCount);
        var result = new CitationNeighbourhood(Math.Max(request.Budget, 1 + request.Others.Count));
        try
        {
            new NeighbourhoodSearch(this, request, scratch, result, cancellationToken).Run();
        }
        catch (Exception exception) when (IsOutside(exception))
        {
            throw Damaged(exception);
        }

        scratch.Return();
        return result;
    }

    /// <summary>
    /// The works most often cited together with one: co-citation (H. Small: Co-citation in the scientific literature, 1973).
    /// </summary>
    /// <param name="document">The work.</param>
    /// <param name="limit">Works to return at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CommonWorks FindCoCited(int document, int limit, CancellationToken cancellationToken = default)
        => FindCommon(CitationRows, ReferenceRows, document, limit, cancellationToken);

    /// <summary>
    /// The works that cite most of what one cites: bibliographic coupling (M. Kessler: Bibliographic coupling between scientific
    /// papers, 1963).
    /// </summary>
    /// <param name="document">The work.</param>
    /// <param name="limit">Works to return at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CommonWorks FindCoupled(int document, int limit, CancellationToken cancellationToken = default)
        => FindCommon(ReferenceRows, CitationRows, document, limit, cancellationToken);

    /// <summary>
    /// A shortest path between two works, both included; of equally short ones that whose works between the ends have the
    /// greatest sum of importance, and of equal sums, from the meeting of the two searches outward, the one by smaller numbers.
    /// </summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The works in order, or <c>null</c> when there is no path within the limits.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<int>? FindPath(PathRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Checked(request.From);
        Checked(request.To);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var path = new PathSearch(this, request, cancellationToken).Find();
            foreach (var node in path ?? [])
                Checked(node);
            return path;
        }
        catch (Exception exception) when (IsOutside(exception))
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Importance of all documents of the whole graph, and of one nobody cites behind the last.</summary>
    internal ReadOnlySpan<float> Importances => _whole.Importance;

    /// <summary>The importance of a document, given <see cref="Importances"/>.</summary>
    internal static float ImportanceOf(int document, ReadOnlySpan<float> importances)
        => importances[(int)Math.Min((uint)document, (uint)importances.Length - 1)];

    private CommonWorks FindCommon(
        LayeredRows near, LayeredRows far, int document, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Checked(document);
        cancellationToken.ThrowIfCancellationRequested();
        var scratch = GraphScratch.Rent(NodeCount);
        try
        {
            var common = new CommonSearch(near, far, scratch, cancellationToken).Find(document, limit);
            scratch.Return();
            return common;
        }
        catch (Exception exception) when (IsOutside(exception))
        {
            throw Damaged(exception);
        }
    }

    // The ends of edges are not looked at before they are used: an end that is no node leads outside of an array, not of memory.
    private static bool IsOutside(Exception exception) => exception is IndexOutOfRangeException or ArgumentOutOfRangeException;

    private InvalidDataException Damaged(Exception inner)
        => new($"The citation graph in {Layers[^1].File}, or one below it, leads to a document that is not there.", inner);

    private int Checked(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, NodeCount);
        return document;
    }

    private void RequireFit()
    {
        for (var index = 0; index < Layers.Length; index++)
        {
            if (Layers[index].IsOverlay != index > 0 || (index > 0 && Layers[index].NodeCount < Layers[index - 1].NodeCount))
                throw new IndexDamagedException(Layers[index].File, "does not fit on the layers below it");
        }
    }
}
