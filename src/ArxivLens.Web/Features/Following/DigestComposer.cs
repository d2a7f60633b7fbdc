using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;

namespace ArxivLens.Web.Features.Following;

/// <summary>Composes digests at the moment they are sent.</summary>
internal sealed class DigestComposer(FollowedNews news, IFollowStore follows, UnsubscribeToken token, MailOptions? options = null) : IMailComposer
{
    public string Kind => DigestOrder.Kind;

    public async Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var order = DigestOrder.Read(mail.Data);
        if (options is null || order is null || !(await follows.ReadSettingsAsync(mail.Account, cancellationToken)).HasDigests)
            return null;
        var things = await news.OfDigestAsync(mail.Account, order.Digest, order.Span, cancellationToken);
        if (things.Count == 0)
            return null;
        var unsubscribe = token.AddressOf(mail.Account, options.PublicAddress);
        return new MailText(
            mail.Address,
            DigestText.SubjectOf(order.Digest, things),
            DigestText.Write(order.Digest, things, order.Span, options.PublicAddress, unsubscribe))
        {
            Unsubscribe = unsubscribe,
            List = Kind,
        };
    }
}
