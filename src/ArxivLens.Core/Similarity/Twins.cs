using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// Makes one entry of the same work under several keys, as of a preprint and its published version: the same letters and digits
/// in the title, years at most three apart, and the same first author, where these are known.
/// </summary>
internal static class Twins
{
    private const int MostYears = 3;

    /// <summary>A shorter title, such as "Erratum" or "Introduction", makes no twins.</summary>
    private const int ShortestTitle = 16;

    /// <summary>
    /// Takes the first works, those of the work asked for left out; of twins the better one stays, with its own place and score.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The work asked for.</param>
    /// <param name="works">Works, best first.</param>
    /// <param name="limit">Works to return at most.</param>
    public static IReadOnlyList<SimilarWork> Merge(IndexReader index, int document, List<SimilarWork> works, int limit)
    {
        var own = Traits.Of(index, document);
        var taken = new List<SimilarWork>(Math.Min(limit, works.Count));
        var traits = new List<Traits>(taken.Capacity);
        for (var next = 0; next < works.Count && taken.Count < limit; next++)
        {
            var trait = Traits.Of(index, works[next].Document);
            if (trait.IsTwinOf(index, own))
                continue;
            var twin = traits.FindIndex(other => trait.IsTwinOf(index, other));
            if (twin < 0)
            {
                taken.Add(works[next]);
                traits.Add(trait);
                continue;
            }

            if (!IsBetter(index, works[next].Document, taken[twin].Document))
            {
                taken[twin] = taken[twin] with { AlsoAs = [.. taken[twin].AlsoAs, works[next].Document] };
                continue;
            }

            IReadOnlyList<int> others = [.. taken[twin].AlsoAs, taken[twin].Document];
            taken.RemoveAt(twin);
            traits.RemoveAt(twin);
            taken.Add(works[next] with { AlsoAs = others });
            traits.Add(trait);
        }

        return taken;
    }

    /// <summary>A paper before a work known by its facts alone, then the one cited more; else the one that was first.</summary>
    private static bool IsBetter(IndexReader index, int left, int right)
    {
        var (kind, other) = (index.Kind(left), index.Kind(right));
        return kind != other
            ? kind > other
            : index.Graph.Citations(left).Length > index.Graph.Citations(right).Length;
    }

    /// <summary>What twins have in common.</summary>
    private readonly record struct Traits(int Document, ulong Title, int Year)
    {
        public static Traits Of(IndexReader index, int document)
            => new(document, Hash(index.Title(document)), index.Year(document));

        public bool IsTwinOf(IndexReader index, Traits other)
            => Title == other.Title && Title != 0 && (Year == 0 || other.Year == 0 || Math.Abs(Year - other.Year) <= MostYears)
            && IsSameAuthor(FirstAuthor(index, Document), FirstAuthor(index, other.Document));

        private static string FirstAuthor(IndexReader index, int document)
            => index.Keywords(KeywordField.Author, document) is [var first, ..] ? first : "";

        // A slug begins or ends with the surname, as the source wrote the name: one common word of three letters or more will do,
        // or a common whole.
        private static bool IsSameAuthor(string left, string right)
            => left.Length == 0 || right.Length == 0 || left == right
            || left.Split('-').Any(word => word.Length > 2 && right.Split('-').Contains(word));

        /// <summary>The letters and digits of a title as one number (FNV-1a, 64 bits); 0 when there are few.</summary>
        private static ulong Hash(string title)
        {
            var (hash, count) = (14695981039346656037UL, 0);
            foreach (var letter in title)
            {
                if (!char.IsLetterOrDigit(letter))
                    continue;
                hash = (hash ^ char.ToLowerInvariant(letter)) * 1099511628211UL;
                count++;
            }

            return count < ShortestTitle ? 0 : hash;
        }
    }
}
