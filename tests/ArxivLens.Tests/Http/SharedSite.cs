namespace ArxivLens.Tests.Http;

/// <summary>One site for all tests that only read it: starting one imports a library by five processes.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<Site>
{
    public const string Name = "shared site";
}
