namespace ArxivLens.Host;

/// <summary>Reads a secret that an environment variable names a file of.</summary>
internal static class SecretFile
{
    /// <summary>Reads it, without the white space around it.</summary>
    /// <param name="variable">The variable, for the fault.</param>
    /// <param name="file">The file.</param>
    /// <param name="longest">Bytes it may have.</param>
    /// <param name="noun">What it holds, for the fault.</param>
    /// <param name="fault">What is wrong, naming the variable and nothing of the file's content.</param>
    /// <returns>The secret, or <c>null</c> when something is wrong.</returns>
    public static string? Read(string variable, string file, int longest, string noun, out string? fault)
    {
        fault = null;
        try
        {
            if (new FileInfo(file).Length <= longest)
                return File.ReadAllText(file).Trim();
            fault = $"{variable}: the file is too long for {noun}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = $"{variable}: the file cannot be read: {e.Message}";
        }

        return null;
    }
}
