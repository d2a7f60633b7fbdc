using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivLens.Core.Accounts;

namespace ArxivLens.Core.Mail;

/// <summary>What is kept of the mails to a reader: that they were sent, and when. Their words are not.</summary>
public sealed class MailRecords(IOutbox outbox) : IPersonalData
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <inheritdoc/>
    public async IAsyncEnumerable<PersonalFile> ExportAsync(long account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mails = await outbox.ListAsync(account, cancellationToken);
        if (mails.Count > 0)
            yield return new PersonalFile("mails.json", JsonSerializer.SerializeToUtf8Bytes(mails, Format));
    }

    /// <summary>Nothing is left to do: the rows go with the account's own.</summary>
    public Task DeleteAsync(long account, CancellationToken cancellationToken) => Task.CompletedTask;
}
