namespace ArxivLens.Core.Library;

/// <summary>Opens files of the data directory so that new ones can be read by their owner only.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file; one that is made gets mode 0600 on Unix, one that exists keeps its mode.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may, must or must not exist.</param>
    /// <param name="access">Reading, writing or both.</param>
    /// <param name="share">What others may do with it meanwhile; none is an exclusive lock.</param>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open and not FileMode.Truncate)
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
