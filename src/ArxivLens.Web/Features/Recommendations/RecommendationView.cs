using ArxivLens.Core.Papers;
using ArxivLens.Core.Recommendations;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Recommendations;

/// <summary>What is recommended to a reader, and what it goes by.</summary>
/// <param name="Entries">The recommendations of the page.</param>
/// <param name="Seeds">Every saved work with what it counts, the greatest first.</param>
/// <param name="Shelves">The shelves with what their works count.</param>
/// <param name="Choices">What the reader decided, the newest first, with a name for people.</param>
public sealed record RecommendationView(
    IReadOnlyList<RecommendedEntry> Entries, IReadOnlyList<SeedEntry> Seeds, IReadOnlyList<(Shelf Shelf, double Weight)> Shelves,
    IReadOnlyList<(RecommendationChoice Choice, string Name)> Choices)
{
    /// <summary>How many saved works count, and how many of these are gone by.</summary>
    public (int Counting, int Used) Counts => (Seeds.Count(seed => seed.Weight > 0), Seeds.Count(seed => seed.IsUsed));
}

/// <summary>A recommended work and why.</summary>
/// <param name="Entry">The work as lists show it.</param>
/// <param name="Work">The work.</param>
/// <param name="Score">The score in thousandths, the sum of its parts.</param>
/// <param name="Because">What each saved work adds, the greatest first.</param>
/// <param name="Others">What all further saved works add, in thousandths.</param>
/// <param name="OtherCount">How many these are.</param>
public sealed record RecommendedEntry(WorkEntry Entry, Work Work, long Score, IReadOnlyList<SeedReason> Because, long Others, int OtherCount);

/// <summary>What a saved work adds to a recommendation.</summary>
/// <param name="Seed">The saved work.</param>
/// <param name="Score">In thousandths, the sum of the parts.</param>
/// <param name="Parts">What it is made of.</param>
/// <param name="Reason">The same in a line.</param>
/// <param name="Terms">The terms both have: as they are written, and analysed.</param>
public sealed record SeedReason(Work Seed, long Score, IReadOnlyList<SimilarPart> Parts, string Reason, IReadOnlyList<(string Text, string Term)> Terms);

/// <summary>A saved work and what it counts.</summary>
/// <param name="Work">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Weight">What it counts: shelf · choice · recency.</param>
/// <param name="Chosen">What its reader chose, 1 as usual.</param>
/// <param name="Recency">What remains of it after the time since it was saved.</param>
/// <param name="Shelf">The shelf that counts most of those it stands on.</param>
/// <param name="IsUsed">Whether it is among those that are gone by.</param>
public sealed record SeedEntry(WorkKey Work, string Title, double Weight, double Chosen, double Recency, Shelf Shelf, bool IsUsed);
