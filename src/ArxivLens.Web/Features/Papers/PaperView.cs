using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Summaries;
using ArxivLens.Core.Terms;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Fetching;
using ArxivLens.Web.Features.Network;
using ArxivLens.Web.Features.Sources;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Everything the page of a work shows.</summary>
public sealed record PaperView
{
    /// <summary>Authors up to which all stand in the heading.</summary>
    public const int AuthorsAtOnce = 40;

    /// <summary>Of more authors, those that stand in the heading; the others are folded behind them.</summary>
    public const int AuthorsAtFirst = 20;

    /// <summary>The work.</summary>
    public required Work Work { get; init; }

    /// <summary>Its page.</summary>
    public required string Address { get; init; }

    /// <summary>What the reader asked for of the tables.</summary>
    public required TableRequest Tables { get; init; }

    /// <summary>The version the reader named, or <c>null</c>.</summary>
    public int? Version { get; init; }

    /// <summary>How it stands with the record of a paper that the library does not have; <c>null</c> when there is nothing to say.</summary>
    public FetchNotice? Fetch { get; init; }

    /// <summary>Whether the index knows the work yet; until it does there is nothing below the abstract.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>The quick summary, empty when there is no abstract.</summary>
    public IReadOnlyList<SummarySentence> Summary { get; init; } = [];

    /// <summary>The summary by the operator's model, shown in place of ours; <c>null</c> when there is none that the abstract supports.</summary>
    public GeneratedSummary? Generated { get; init; }

    /// <summary>Its retractions by their notices; usually none.</summary>
    public IReadOnlyList<Retraction> Retractions { get; init; } = [];

    /// <summary>Other records that are one with it, by their keys; usually none.</summary>
    public IReadOnlyList<Merge> AlsoAs { get; init; } = [];

    /// <summary>References that were not found in the library, as they were written, in the order of their list.</summary>
    public IReadOnlyList<(string Origin, ListedReference Reference)> Waiting { get; init; } = [];

    /// <summary>How references are written that were resolved to a work.</summary>
    public IReadOnlyDictionary<WorkKey, string> Written { get; init; } = new Dictionary<WorkKey, string>();

    /// <summary>Whether it was withdrawn from arXiv.</summary>
    public bool IsWithdrawn => Withdrawal.IsWithdrawn(Work);

    /// <summary>The paper before it in its primary category, by date.</summary>
    public Work? Previous { get; init; }

    /// <summary>The paper after it.</summary>
    public Work? Next { get; init; }

    /// <summary>What sentences of the abstract state, empty when none does plainly.</summary>
    public IReadOnlyList<KeyFinding> Findings { get; init; } = [];

    /// <summary>The key terms, best first.</summary>
    public IReadOnlyList<KeyTerm> Terms { get; init; } = [];

    /// <summary>What it cites.</summary>
    public WorkTable References { get; init; } = WorkTable.Empty;

    /// <summary>What cites it.</summary>
    public WorkTable Citations { get; init; } = WorkTable.Empty;

    /// <summary>Names of all who assert citations in this library.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>What is like it, best first.</summary>
    public IReadOnlyList<SimilarEntry> Similar { get; init; } = [];

    /// <summary>What articles say and ask of it; <c>null</c> when no article is about it.</summary>
    public PaperDebate? Debate { get; init; }

    /// <summary>Where what stands here is from.</summary>
    public required PaperOrigins From { get; init; }

    /// <summary>What other sites show of the page in one line: the quick summary, or who wrote it.</summary>
    public string Description => Summary.Count > 0
        ? string.Join(' ', Summary.Select(sentence => sentence.Text))
        : $"{Heading}, by {string.Join(", ", Work.Authors.Take(5).Select(author => author.Display))}";

    /// <summary>What the page says of its network; <c>null</c> until the index knows the work.</summary>
    public NetworkPanel? Network { get; init; }

    /// <summary>Whether there is a network to draw.</summary>
    public bool HasNetwork => Network is not null && References.Total + Citations.Total > 0;

    /// <summary>What stands for the work where its title would: an unresolved work has only its key.</summary>
    public string Heading => Work.Title.Length > 0 ? Work.Title : Work.Key.ToString();
}
