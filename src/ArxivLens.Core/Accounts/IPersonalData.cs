namespace ArxivLens.Core.Accounts;

/// <summary>
/// What one feature keeps of a reader. An account can be taken away only whole: whoever keeps something says here how it leaves with
/// its owner, and how it goes.
/// </summary>
public interface IPersonalData
{
    /// <summary>Writes everything of an account's, as files of the archive its owner takes away.</summary>
    IAsyncEnumerable<PersonalFile> ExportAsync(long account, CancellationToken cancellationToken);

    /// <summary>Deletes everything of an account's. Tables whose rows go with the account's own row need nothing.</summary>
    Task DeleteAsync(long account, CancellationToken cancellationToken);
}

/// <summary>A file of a reader's archive.</summary>
/// <param name="Path">Where it stands in it: <c>comments.jsonld</c>, <c>shelves/to-read.bib</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PersonalFile(string Path, ReadOnlyMemory<byte> Content);
