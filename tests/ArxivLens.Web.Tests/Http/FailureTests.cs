using ArxivLens.Core;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Tests.Http;

public sealed class FailureTests
{
    private const string Secret = "/var/lib/arxivlens/library.db";

    public static TheoryData<Exception, int> Exceptions() => new()
    {
        { new IndexUnavailableException(Secret), 503 },
        { new LibraryException(Secret), 503 },
        { new DataDirectoryException(Secret), 503 },
        { new SourceException(Secret), 503 },
        { new BadHttpRequestException(Secret, 400), 400 },
        { new InvalidOperationException(Secret), 500 },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Every_exception_has_an_answer_that_tells_nothing_of_it(Exception exception, int status)
    {
        var failure = Failure.Of(exception);

        Assert.Equal(status, failure.Status);
        Assert.DoesNotContain(Secret, failure.Title + failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_index_the_reader_is_told_when_to_come_back()
        => Assert.True(Failure.Of(new IndexUnavailableException("none")).RetryAfterSeconds > 0);

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    [InlineData(418)]
    [InlineData(500)]
    [InlineData(503)]
    public void Every_status_is_kept(int status) => Assert.Equal(status, Failure.Of(status).Status);
}
