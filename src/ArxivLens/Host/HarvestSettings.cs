using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Sources.ArxivOai;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Services;

namespace ArxivLens.Host;

/// <summary>What the environment sets of harvesting arXiv.</summary>
/// <param name="IsOn">Whether the server harvests by itself.</param>
/// <param name="Address">The server that is harvested.</param>
/// <param name="Contact">Whom it may write to; <c>null</c> for nobody.</param>
internal sealed record HarvestSettings(bool IsOn, Uri Address, string? Contact)
{
    /// <summary><c>on</c> lets the server harvest by itself.</summary>
    public const string Variable = "ARXIVLENS_HARVEST";

    /// <summary>Names another server.</summary>
    public const string AddressVariable = "ARXIVLENS_OAI_URL";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>The variables that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Variable, AddressVariable];

    /// <summary>Reads them.</summary>
    /// <param name="find">Gives the value of a variable.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="fault">What is wrong, beginning with the variable's name.</param>
    public static bool TryRead(
        Func<string, string?> find, [NotNullWhen(true)] out HarvestSettings? settings, [NotNullWhen(false)] out string? fault)
    {
        (settings, fault) = (null, null);
        var (on, address, contact) = (find(Variable), find(AddressVariable), find(ArticleDoor.ContactVariable));
        var server = Harvester.ArxivAddress;
        if (on is not (null or "" or "on" or "off"))
            fault = $"{Variable} must be on or off.";
        else if (!string.IsNullOrEmpty(address) && !TryReadAddress(address, out server))
            fault = $"{AddressVariable} must be an address of http or https without a user name and without #.";
        else if (!string.IsNullOrEmpty(contact) && !UserAgentText.IsContact(contact))
            fault = $"{ArticleDoor.ContactVariable} must be a mail or web address of visible ASCII without brackets, at most 200 characters.";
        if (fault is not null) return false;
        settings = new HarvestSettings(on == "on", server!, string.IsNullOrEmpty(contact) ? null : contact);
        return true;
    }

    /// <summary>Reads the address of a server.</summary>
    public static bool TryReadAddress(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && address is { Scheme: "http" or "https", UserInfo: "", Fragment: "" }
        && address.IdnHost.Length > 0;

    /// <summary>Opens nothing yet.</summary>
    public Harvester CreateHarvester(DataDirectory directory, SourceStores stores, TimeProvider clock, TimeSpan? pause = null)
    {
        var options = new ServiceOptions(Address)
        {
            Gate = ArxivGate.Before(directory, Address, clock, pause),
            LongestWait = LongestWait,
            UserAgent = UserAgentText.CreateForServices(Contact),
        };
        return new Harvester(options, stores, directory, new HarvestOptions(), clock);
    }
}
