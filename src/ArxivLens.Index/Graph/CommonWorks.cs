namespace ArxivLens.Index.Graph;

/// <summary>The works that have most in common with one.</summary>
/// <param name="Works">Those with the most in common first; equal ones by number.</param>
/// <param name="IsExact">
/// Whether every work was looked at. Otherwise a sample told which works to count, and one with hardly more in common may be
/// missing.
/// </param>
public sealed record CommonWorks(IReadOnlyList<CommonWork> Works, bool IsExact);

/// <summary>A work and what it has in common with another.</summary>
/// <param name="Document">The work.</param>
/// <param name="Common">How many works cite both (co-citation), or are cited by both (coupling).</param>
/// <param name="Likeness">Common ÷ √(a · b), a and b being how many each of the two has; 0–1 (Salton's cosine).</param>
/// <param name="IsEstimate">
/// Whether <paramref name="Common"/> was scaled up from a part of the work's row: only beside a hub, of one of over 16,384.
/// </param>
public readonly record struct CommonWork(int Document, int Common, double Likeness, bool IsEstimate);
