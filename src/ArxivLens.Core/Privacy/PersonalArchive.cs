using System.Globalization;
using System.IO.Compression;
using System.Text;
using ArxivLens.Core.Accounts;

namespace ArxivLens.Core.Privacy;

/// <summary>
/// Everything of a reader's as one ZIP file, made while it is written: nothing of it is kept on the disk or whole in memory.
/// </summary>
public sealed class PersonalArchive(IEnumerable<IPersonalData> features, TimeProvider clock)
{
    private const string About = "README.txt";
    private const string SafeSigns = "-_.";

    private const string NotInIt =
        "Not in it: what you took from your shelves within the last day and could still put back; references that were read and not saved; when\n"
        + "you wrote, as kept for some days against advertising; what you decided as a moderator (the public log has it); decisions about you\n"
        + "beyond the newest 500; and the hashes of passwords, sessions and links.\n";

    /// <summary>Writes it.</summary>
    /// <param name="reader">Whose.</param>
    /// <param name="target">Where to; only written forward. The last bytes of each file are written without waiting.</param>
    /// <param name="cancellationToken">Ends it in the middle; what was written then is no whole file, and programs that unpack say so.</param>
    public async Task WriteAsync(Reader reader, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var now = clock.GetUtcNow();
        var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await using (archive)
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            await AddAsync(archive, new PersonalFile(Free(About, taken), Encoding.UTF8.GetBytes(Describe(reader, now))), now, cancellationToken);
            foreach (var feature in features)
            {
                await foreach (var file in feature.ExportAsync(reader.Account, cancellationToken))
                    await AddAsync(archive, file with { Path = Free(Plain(file.Path), taken) }, now, cancellationToken);
            }
        }
    }

    private static async Task AddAsync(ZipArchive archive, PersonalFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(file.Path, CompressionLevel.Optimal);
        entry.LastWriteTime = now;
        await using var content = await entry.OpenAsync(cancellationToken);
        await content.WriteAsync(file.Content, cancellationToken);
    }

    private static string Describe(Reader reader, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"What this ArxivLens keeps of {reader.Name}, made {now:yyyy-MM-dd HH:mm} UTC.\nTexts are UTF-8. Each feature of the site has files of its own.\n{NotInIt}");

    /// <summary>
    /// A name of a shelf may be part of a path, and must not lead out of the folder it is unpacked in (zip slip).
    /// </summary>
    private static string Plain(string path)
    {
        var parts = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => string.Concat(part.Select(sign => char.IsLetterOrDigit(sign) || SafeSigns.Contains(sign) ? sign : '-')).Trim('.', '-'))
            .Where(part => part.Length > 0);
        return string.Join('/', parts) is { Length: > 0 } plain ? plain : "file";
    }

    private static string Free(string path, HashSet<string> taken)
    {
        for (var (number, name) = (2, path); ; number++)
        {
            if (taken.Add(name))
                return name;
            var stem = path.Length - Path.GetExtension(path).Length;
            name = string.Create(CultureInfo.InvariantCulture, $"{path[..stem]}-{number}{path[stem..]}");
        }
    }
}
