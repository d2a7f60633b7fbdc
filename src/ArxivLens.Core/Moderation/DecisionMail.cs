using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Mail;

namespace ArxivLens.Core.Moderation;

/// <summary>Tells by mail whom a decision is about. Words of the decision go with it; what was removed is not repeated.</summary>
public sealed class DecisionMail(IModerationStore store, MailOptions options) : IMailComposer
{
    /// <summary>The kind of mail.</summary>
    public const string Name = "moderation";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public async Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (ReadNumber(mail.Data) is not { } number
            || await store.FindDecisionAsync(number, cancellationToken) is not { } decision
            || decision.Account != mail.Account || decision.UndoneBy is not null)
        {
            return null;
        }

        var lines = new List<string> { $"Dear {mail.Name},", DecisionWords.ToAuthor(decision) };
        if (decision.Rule is { } rule)
            lines.Add($"The reason: {HouseRules.Describe(rule)}. The house rules: {new Uri(options.PublicAddress, "about/rules")}");
        if (decision.Words is { Length: > 0 } words)
            lines.Add($"In the words of whoever decided:\n{words}");
        var page = new Uri(options.PublicAddress, string.Create(CultureInfo.InvariantCulture, $"appeal/{decision.Number}"));
        lines.Add(AppealRules.CanAppeal(decision, mail.Account) ? $"You can read it and appeal against it here: {page}" : $"You can read it here: {page}");
        return new MailText(mail.Address, DecisionWords.Title(decision), string.Join("\n\n", lines));
    }

    private static long? ReadNumber(string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return json.RootElement.TryGetProperty("decision", out var number) && number.TryGetInt64(out var value) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
