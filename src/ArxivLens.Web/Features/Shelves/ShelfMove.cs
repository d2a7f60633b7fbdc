using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>A wish to move a work of a shelf.</summary>
/// <param name="Work">The key under which it stands there.</param>
/// <param name="Before">The one it is put before; <c>null</c> for the end.</param>
/// <param name="IsNowhere">Whether it stands there already.</param>
internal sealed record ShelfMove(WorkKey Work, WorkKey? Before, bool IsNowhere)
{
    /// <summary>
    /// Reads one: <c>up</c>, <c>down</c> or <c>top</c> with the key, or <c>work</c> and <c>before</c>, empty for the end; <c>null</c> when a
    /// work it names is not on the shelf.
    /// </summary>
    public static ShelfMove? Read(IFormCollection form, IReadOnlyList<ShelfLine> lines)
    {
        foreach (var (way, step) in new[] { ("up", -1), ("down", 2), ("top", int.MinValue) })
        {
            if (form[way].ToString() is not { Length: > 0 } key)
                continue;
            var at = Find(lines, key);
            if (at < 0)
                return null;
            var to = step == int.MinValue ? 0 : at + step;
            return Of(lines, at, Math.Clamp(to, 0, lines.Count));
        }

        var (from, before) = (Find(lines, form["work"]), form["before"].ToString());
        var target = before.Length == 0 ? lines.Count : Find(lines, before);
        return from < 0 || target < 0 ? null : Of(lines, from, target);
    }

    private static ShelfMove Of(IReadOnlyList<ShelfLine> lines, int from, int target) => new(
        lines[from].Entry.Work, target < lines.Count ? lines[target].Entry.Work : null, target == from || target == from + 1);

    private static int Find(IReadOnlyList<ShelfLine> lines, string? text)
    {
        if (!WorkKey.TryParse(text, out var key))
            return -1;
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Work == key || lines[at].Entries.Any(entry => entry.Work == key))
                return at;
        }

        return -1;
    }
}
