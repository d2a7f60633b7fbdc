using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>An authority of our own, and a certificate of it.</summary>
internal sealed class Certificates : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2060, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Certificates(X509Certificate2 root, X509Certificate2 leaf) => (Root, Leaf) = (root, leaf);

    public X509Certificate2 Root { get; }

    public X509Certificate2 Leaf { get; }

    /// <summary>Makes both.</summary>
    /// <param name="host">Whom the certificate is for.</param>
    /// <param name="issuerAddress">Where it says that its issuer's certificate can be fetched.</param>
    public static Certificates Create(string host, string? issuerAddress = null)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=An authority of the tests", rootKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = authority.CreateSelfSigned(From, Until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        if (issuerAddress is not null) request.CertificateExtensions.Add(WhereTheIssuerIs(issuerAddress));
        using var signed = request.Create(root, From, Until, [1, 2, 3, 4]);
        using var withKey = signed.CopyWithPrivateKey(key);
        return new Certificates(root, X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null));
    }

    public void Dispose()
    {
        Root.Dispose();
        Leaf.Dispose();
    }

    private static X509AuthorityInformationAccessExtension WhereTheIssuerIs(string address) => new([], [address]);
}
