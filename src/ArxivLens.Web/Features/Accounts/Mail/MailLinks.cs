using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;

namespace ArxivLens.Web.Features.Accounts.Mail;

/// <summary>Addresses of this site as they stand in mail: of the configured address, never of a request's.</summary>
internal sealed class MailLinks(IServiceProvider services)
{
    // Nothing is composed where there is no mail.
    private readonly Uri _site = ((MailOptions?)services.GetService(typeof(MailOptions)))?.PublicAddress ?? new Uri("http://localhost/");

    /// <summary>The site.</summary>
    public string Site => _site.Host;

    /// <summary>The address of a page.</summary>
    public string To(string path) => new Uri(_site, path).AbsoluteUri;

    /// <summary>The address of a page that may be used once.</summary>
    public string To(string path, Secret secret) => $"{To(path)}?token={secret.Text}";
}
