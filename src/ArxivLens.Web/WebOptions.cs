using ArxivLens.Web.Limits;

namespace ArxivLens.Web;

/// <summary>What whoever runs ArxivLens may say about its pages.</summary>
public sealed class WebOptions
{
    /// <summary>
    /// Where readers reach this server (<c>https://lens.example.org</c>), for canonical links; without it they are relative,
    /// but for readers at this machine itself.
    /// It is configured, not taken from the request, because anybody can send any <c>Host</c>.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>
    /// Whether readers may have accounts, and with them comments, shelves and all that readers write. The host then registers
    /// <c>ICommunity</c> and the stores of the community beside those of the library.
    /// </summary>
    public bool Accounts { get; set; }

    /// <summary>Whether anybody may make an account; <c>false</c>: only who has an invitation.</summary>
    public bool SignUp { get; set; } = true;

    /// <summary>
    /// Folder of the keys that forms and challenges are sealed with; <c>null</c>: they end with this process, and forms that were
    /// opened before it are refused.
    /// </summary>
    public string? KeyDirectory { get; set; }

    /// <summary>How many requests one client may make.</summary>
    public LimitOptions Limits { get; set; } = new();
}
