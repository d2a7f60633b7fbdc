using System.Text;
using System.Text.Json;
using ArxivLens.Core.Library;

namespace ArxivLens.Core.Dump;

/// <summary>What a public dump is and holds: its file <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">The version of the format, see <see cref="NewestVersion"/>.</param>
/// <param name="Program">The program that wrote it.</param>
/// <param name="ContentHash">
/// The content hash of the library it was made of (<see cref="ILibrary.ComputeContentHashAsync"/>); a library made of it has the same.
/// </param>
/// <param name="Counts">How much there is.</param>
/// <param name="Origins">Who asserts citations, in the order of the library.</param>
/// <param name="LeftOut">What a public dump may not hold.</param>
/// <param name="Files">The parts in order; a part of which there is nothing has none.</param>
public sealed record DumpManifest(
    string Format,
    int Version,
    string Program,
    string ContentHash,
    LibraryCounts Counts,
    IReadOnlyList<string> Origins,
    DumpLeftOut LeftOut,
    IReadOnlyList<DumpFile> Files)
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "arxivlens-public-dump";

    /// <summary>The version of the format that this program writes; it reads those up to it.</summary>
    public const int NewestVersion = 1;

    /// <summary>The name of its file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Bytes of the file at most.</summary>
    public const int Longest = 1 << 20;

    private static readonly JsonSerializerOptions Readable = new(DumpJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>As the file has it; the same manifest gives the same bytes.</summary>
    public byte[] Write() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Readable) + "\n");

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="SourceException">It is none, is damaged, or of a newer version.</exception>
    public static DumpManifest Read(ReadOnlySpan<byte> bytes, string name)
    {
        RefuseOther(bytes, name);
        var manifest = DumpJson.TryRead<DumpManifest>(bytes, out var reason)
            ?? throw new SourceException($"{name}: the manifest is damaged: {reason}");
        if (!manifest.Origins.All(DumpCheck.IsOrigin))
            throw new SourceException($"{name}: the manifest is damaged: an origin has a name that is none");
        var known = DumpPart.All.Select(part => part.Name).ToList();
        foreach (var file in manifest.Files)
        {
            var place = known.IndexOf(file.Part);
            var isGzip = file.Name.EndsWith(".gz", StringComparison.Ordinal);
            if (place < 0 || file.Name != DumpPart.All[place].FileName(isGzip))
            {
                throw new SourceException(
                    $"{name}: the manifest is damaged: it names a file '{Shown(file.Name)}' of part '{Shown(file.Part)}'");
            }

            known[place] = "";
        }

        return manifest;
    }

    // Of another format or a newer version not even the rest of the fields needs to be as they are here.
    private static void RefuseOther(ReadOnlySpan<byte> bytes, string name)
    {
        var head = DumpJson.TryRead<Head>(bytes, out var reason)
            ?? throw new SourceException($"{name}: is no manifest of a public dump: {reason}");
        if (head.Format != FormatName)
            throw new SourceException($"{name}: is no manifest of a public dump: its format is '{Shown(head.Format)}'");
        if (head.Version > NewestVersion)
        {
            throw new SourceException(
                $"{name}: the dump is of version {head.Version}, this program reads up to {NewestVersion}: use a newer arxivlens");
        }

        if (head.Version < 1)
            throw new SourceException($"{name}: the manifest is damaged: there is no version {head.Version}");
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private sealed record Head(string Format, int Version);
}

/// <summary>What a library holds and a public dump does not.</summary>
/// <param name="FullTexts">Full texts without an open licence.</param>
public sealed record DumpLeftOut(long FullTexts);

/// <summary>A file of a dump.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">The part it holds.</param>
/// <param name="Records">Its lines.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of the file, in lower-case hexadecimal.</param>
/// <param name="LinesSha256">SHA-256 of its lines as they are unpacked: the same whoever packs them.</param>
/// <param name="Terms">Under which terms others may use it.</param>
public sealed record DumpFile(
    string Name, string Part, long Records, long Bytes, string Sha256, string LinesSha256, DumpTerms Terms);
