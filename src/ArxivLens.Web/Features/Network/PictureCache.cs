using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Network;

namespace ArxivLens.Web.Features.Network;

/// <summary>
/// Keeps the pictures asked for last, up to so many nodes together. A key names a generation of the index, so a picture is never
/// out of date; those of generations gone by fall out as others come.
/// </summary>
internal sealed class PictureCache(int mostNodes)
{
    /// <summary>What a picture takes beside its nodes, in nodes.</summary>
    private const int OwnWeight = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, NetworkPicture Picture)>> _places = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, NetworkPicture Picture)> _byUse = new();
    private int _weight;

    /// <summary>Finds one and counts it as used.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out NetworkPicture? picture)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(key, out var place))
            {
                picture = null;
                return false;
            }

            _byUse.Remove(place);
            _byUse.AddFirst(place);
            picture = place.Value.Picture;
            return true;
        }
    }

    /// <summary>Keeps one; what was not used for longest gives way.</summary>
    public void Keep(string key, NetworkPicture picture)
    {
        lock (_lock)
        {
            if (_places.ContainsKey(key))
                return;
            _places.Add(key, _byUse.AddFirst((key, picture)));
            _weight += WeightOf(picture);
            while (_weight > mostNodes && _byUse.Last is { } last && _byUse.Count > 1)
            {
                _byUse.RemoveLast();
                _places.Remove(last.Value.Key);
                _weight -= WeightOf(last.Value.Picture);
            }
        }
    }

    private static int WeightOf(NetworkPicture picture) => picture.Nodes.Count + (picture.Articles?.Shown.Count ?? 0) + OwnWeight;
}
