using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Index.Files;

/// <summary>The manifest on disk: the one name that says which generation is current.</summary>
internal static class ManifestFile
{
    /// <summary>Its name in the index directory.</summary>
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Writes the manifest beside the old one, makes it durable and renames it into place.</summary>
    public static void Write(string directory, IndexManifest manifest)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest, Options);
        var bytes = Encoding.UTF8.GetBytes($$"""{"checksum":"{{ContentChecksum.Of(content):x16}}","manifest":""")
            .Concat(content).Append((byte)'}').Append((byte)'\n').ToArray();
        var path = Path.Combine(directory, Name);
        var temporary = path + ".new";
        using (var stream = IndexDirectory.Create(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        IndexDirectory.Flush(directory);
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="IndexMissingException">There is none.</exception>
    /// <exception cref="IndexDamagedException">It is damaged or of another format.</exception>
    public static IndexManifest Read(string directory)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, Name));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IndexMissingException(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IndexDamagedException(Name, "cannot be read", exception);
        }

        return Check(Parse(bytes));
    }

    private static IndexManifest Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var content = document.RootElement.GetProperty("manifest");
            var checksum = ContentChecksum.Of(Encoding.UTF8.GetBytes(content.GetRawText()));
            if (document.RootElement.GetProperty("checksum").GetString() != $"{checksum:x16}")
                throw new IndexDamagedException(Name, "does not match its checksum");
            return content.Deserialize<IndexManifest>(Options) ?? throw new IndexDamagedException(Name, "is empty");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IndexDamagedException(Name, "is not a manifest", exception);
        }
    }

    private static IndexManifest Check(IndexManifest manifest)
    {
        if (manifest.FormatVersion != IndexManifest.CurrentFormatVersion)
            throw IndexDamagedException.OtherFormat(Name, manifest.FormatVersion);
        if (manifest.DocumentCount < 0 || manifest.NumberCount < manifest.DocumentCount || manifest.Segments is null)
            throw new IndexDamagedException(Name, "does not describe an index");
        foreach (var segment in manifest.Segments)
        {
            // Names are compared, not trusted, so that no manifest can point outside of the directory.
            if (segment.Files is null || segment.DocumentCount < 0
                || !segment.Files.All(file => IsNameOf(file.Name, segment, manifest)))
            {
                throw new IndexDamagedException(Name, "does not name the files of an index");
            }
        }

        return manifest;
    }

    private static bool IsNameOf(string name, IndexSegment segment, IndexManifest manifest)
    {
        if (name is null || IndexDirectory.KindOf(name) is not { } kind)
            return false;
        if (kind != FileKind.Dead)
            return name == IndexDirectory.NameOf(segment.Number, kind);
        var generation = name.AsSpan(name.LastIndexOf('.') + 1);
        return long.TryParse(generation, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= manifest.Generation && name == IndexDirectory.NameOf(segment.Number, kind, number);
    }
}
