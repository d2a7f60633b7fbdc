namespace ArxivLens.Core.Mail;

/// <summary>
/// Takes one mail after another through: marked as begun, composed, handed over, marked as sent. Whoever is killed between the last two
/// sends the begun one again under the same Message-ID; nothing else is ever sent twice, and nothing is lost.
/// </summary>
/// <param name="outbox">What is to be sent.</param>
/// <param name="composers">Who composes it, one a kind.</param>
/// <param name="sender">The mail server.</param>
/// <param name="clock">The time.</param>
public sealed class MailDelivery(IOutbox outbox, IEnumerable<IMailComposer> composers, IMailSender sender, TimeProvider clock)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private readonly Dictionary<string, IMailComposer> _composers = composers.ToDictionary(composer => composer.Kind, StringComparer.Ordinal);

    /// <summary>Takes the next one through.</summary>
    /// <param name="stopping">Begins nothing any more.</param>
    /// <param name="breakingOff">Breaks off what is begun; whether it was sent is then unknown.</param>
    /// <returns>What came of it; <c>null</c> when none is due.</returns>
    public async Task<MailTurn?> DeliverNextAsync(CancellationToken stopping, CancellationToken breakingOff)
    {
        var ofAccount = _composers.Values.Where(composer => composer.IsOfAccount).Select(composer => composer.Kind).ToList();
        if (await outbox.BeginAsync(clock.GetUtcNow(), ofAccount, stopping) is not { } mail)
            return null;
        if (!_composers.TryGetValue(mail.Kind, out var composer))
            return await EndAsync(mail, MailState.Dropped, $"nothing here composes mail of the kind '{mail.Kind}'", breakingOff);
        MailText? text;
        try
        {
            text = await composer.ComposeAsync(mail, breakingOff);
        }
        catch (ArxivLensException e)
        {
            return await PostponeAsync(mail, new MailReceipt(MailOutcome.Deferred, $"it cannot be composed: {e.Message}"));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A mail that nobody can compose must not keep all others waiting.
            return await EndAsync(mail, MailState.GivenUp, $"it cannot be composed: {e.GetType().Name}", breakingOff);
        }

        return text is null ? await EndAsync(mail, MailState.Dropped, null, breakingOff) : await SendAsync(mail, composer, text, breakingOff);
    }

    /// <summary>How long mail waits after so many attempts: twice as long each time, and by its mark a quarter more or less.</summary>
    /// <param name="attempts">From 1.</param>
    /// <param name="mark">Its mark, or the first four digits of one.</param>
    public static TimeSpan PauseOf(int attempts, string mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var pause = ShortestPause * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        var share = Convert.ToInt32(mark[..4], 16) / (double)0xffff;
        return (pause < LongestPause ? pause : LongestPause) * (0.75 + (share / 2));
    }

    private async Task<MailTurn> SendAsync(QueuedMail mail, IMailComposer composer, MailText text, CancellationToken breakingOff)
    {
        if (await FindHindranceAsync(mail, composer, text, breakingOff) is { } hindrance)
            return await EndAsync(mail, MailState.Dropped, hindrance, breakingOff);
        var receipt = await sender.SendAsync(text, mail.Mark, breakingOff);
        return await SettleAsync(mail, text, receipt);
    }

    private async Task<string?> FindHindranceAsync(
        QueuedMail mail, IMailComposer composer, MailText text, CancellationToken cancellationToken)
    {
        if (composer.IsOfAccount)
            return null;
        if (!mail.IsConfirmed || !string.Equals(text.To, mail.Address, StringComparison.OrdinalIgnoreCase))
            return "the address is not confirmed";
        return await outbox.IsRefusedAsync(text.To, cancellationToken) ? "the address takes no mail" : null;
    }

    // What the server said is written down even while everything stops: else it would be sent again.
    private async Task<MailTurn> SettleAsync(QueuedMail mail, MailText text, MailReceipt receipt)
    {
        switch (receipt.Outcome)
        {
            case MailOutcome.Taken:
                return await EndAsync(mail, MailState.Sent, null, CancellationToken.None);
            case MailOutcome.NoSuchAddress:
                await outbox.RefuseAsync(mail.Account, text.To, receipt.Detail, clock.GetUtcNow(), CancellationToken.None);
                return await EndAsync(mail, MailState.GivenUp, receipt.Detail, CancellationToken.None);
            case MailOutcome.Refused:
                return await EndAsync(mail, MailState.GivenUp, receipt.Detail, CancellationToken.None);
            default:
                return await PostponeAsync(mail, receipt);
        }
    }

    private async Task<MailTurn> PostponeAsync(QueuedMail mail, MailReceipt receipt)
    {
        var next = clock.GetUtcNow() + PauseOf(mail.Attempts, mail.Mark);
        if (next > mail.Due.AddDays(MailLimits.TriedDays))
            return await EndAsync(mail, MailState.GivenUp, receipt.Detail, CancellationToken.None);
        await outbox.PostponeAsync(mail.Number, next, receipt.Detail, CancellationToken.None);
        return new MailTurn(mail, MailState.Waiting, receipt.Detail, receipt.Outcome == MailOutcome.Unavailable);
    }

    private async Task<MailTurn> EndAsync(QueuedMail mail, MailState end, string? reason, CancellationToken cancellationToken)
    {
        await outbox.EndAsync(mail.Number, end, reason, clock.GetUtcNow(), cancellationToken);
        return new MailTurn(mail, end, reason);
    }
}

/// <summary>What came of a mail.</summary>
/// <param name="Mail">Which.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Reason">Why, for the operator.</param>
/// <param name="IsOutage">Whether the mail server takes nothing just now.</param>
public sealed record MailTurn(QueuedMail Mail, MailState State, string? Reason, bool IsOutage = false);
