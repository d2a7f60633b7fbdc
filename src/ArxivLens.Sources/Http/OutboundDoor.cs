using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ArxivLens.Sources.Http;

/// <summary>
/// The one place that makes connections to other machines. Whatever leaves does so under the same rules: no proxy, no cookies, no
/// redirect followed by itself, nothing unpacked, only addresses that the policy admits.
/// </summary>
internal static class OutboundDoor
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    /// <summary>Opens a door.</summary>
    /// <param name="policy">Where it leads.</param>
    /// <param name="resolve">Looks names up.</param>
    /// <param name="keepsConnections">
    /// For how long a connection may serve further requests; zero makes each look the name up anew.
    /// </param>
    /// <param name="roots">For tests: whom to trust in place of the system's authorities.</param>
    public static HttpMessageInvoker Open(
        AddressPolicy policy, HostResolver resolve, TimeSpan keepsConnections, X509Certificate2Collection? roots = null) =>
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            // Nothing is unpacked, so that what is counted is what there is.
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectCallback = new VettedDialer(policy, resolve).ConnectAsync,
            ConnectTimeout = ConnectLimit,
            PooledConnectionLifetime = keepsConnections,
            MaxConnectionsPerServer = 1,
            // In KB.
            MaxResponseHeadersLength = 32,
            // What is left of an answer that was too long is not read to save the connection.
            MaxResponseDrainSize = 0,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustWithoutErrands(roots) },
        });

    /// <summary>Looks names up as this machine does.</summary>
    public static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Dns.GetHostAddressesAsync(host, cancellationToken);

    /// <summary>
    /// A certificate may name addresses to fetch what is missing of its chain from, and the runtime would go there by itself:
    /// whoever serves the certificate could send this machine anywhere.
    /// </summary>
    private static X509ChainPolicy TrustWithoutErrands(X509Certificate2Collection? roots)
    {
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        if (roots is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
