using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// The keys that forms and passkey challenges are sealed with, one file each, for nobody but who runs the server to read. Whoever
/// reads them can read the data directory anyway, so they are not sealed themselves.
/// </summary>
internal sealed class KeyFiles(string directory) : IXmlRepository
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public IReadOnlyCollection<XElement> GetAllElements() => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, "*.xml").Order(StringComparer.Ordinal).Select(Read)]
        : [];

    public void StoreElement(XElement element, string friendlyName)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnFolder);
        var file = Path.Combine(directory, $"{Path.GetFileName(friendlyName)}.xml");
        var begun = file + ".begun";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        using (var stream = new FileStream(begun, options))
        {
            element.Save(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(begun, file, overwrite: true);
    }

    private static XElement Read(string file)
    {
        using var stream = File.OpenRead(file);
        return XElement.Load(stream);
    }
}
