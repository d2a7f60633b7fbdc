using System.Globalization;

namespace ArxivLens.Core.Citing;

/// <summary>Entries of BibTeX. Two works with the same name for citing are told apart by a letter, or BibTeX would refuse the file.</summary>
internal sealed class BibTexFile : CitationFile
{
    private readonly CitationNames _names = new();

    public override string Add(CitedWork cited) => BibTex.Write(cited, _names.Take(CitationKey.Of(cited.Work)));
}

/// <summary>The names by which the works of a file are cited, each of them once.</summary>
internal sealed class CitationNames
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, or the first that is free of <c>nameb</c>, <c>namec</c> … <c>namez</c>, <c>name27</c> …</summary>
    public string Take(string name)
    {
        var free = name;
        // A name that was made may be the next work's own.
        while (!_taken.TryAdd(free, 1))
        {
            var count = ++_taken[name];
            free = count <= 26 ? $"{name}{(char)('a' + count - 1)}" : string.Create(CultureInfo.InvariantCulture, $"{name}{count}");
        }

        return free;
    }
}
