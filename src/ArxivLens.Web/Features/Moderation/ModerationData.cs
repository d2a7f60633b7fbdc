using System.Text.Encodings.Web;
using System.Text.Json;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>
/// What moderation keeps of a reader: their reports and appeals, and what was decided about them. Reports and appeals go with the account;
/// a decision stays in the log without its words and without whom it was about.
/// </summary>
internal sealed class ModerationData(IReportStore reports, IAppealStore appeals, IModerationStore moderation) : IPersonalData
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async IAsyncEnumerable<PersonalFile> ExportAsync(
        long account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sent = (await reports.ListOfAsync(account, cancellationToken))
            .Select(one => new { one.At, one.Contribution, Rule = HouseRules.NameOf(one.Rule), one.Words, IsAnswered = one.Decision is not null });
        var said = (await appeals.ListOfAsync(account, cancellationToken))
            .Select(one => new { one.At, one.Decision, one.Words, Outcome = one.Outcome?.ToString().ToLowerInvariant(), one.Answer, one.Answered });
        var decided = (await moderation.ListDecisionsAsync(null, account, cancellationToken))
            .Select(one => new { one.Number, one.At, What = DecisionWords.ToAuthor(one), Rule = one.Rule is { } rule ? HouseRules.NameOf(rule) : null, one.Words, one.UndoneBy });
        yield return File("moderation/reports.json", sent.ToList());
        yield return File("moderation/appeals.json", said.ToList());
        yield return File("moderation/decisions.json", decided.ToList());
    }

    public Task DeleteAsync(long account, CancellationToken cancellationToken) => appeals.ForgetAsync(account, cancellationToken);

    private static PersonalFile File<T>(string path, T content) => new(path, JsonSerializer.SerializeToUtf8Bytes(content, Json));
}
