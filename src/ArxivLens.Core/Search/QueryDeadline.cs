namespace ArxivLens.Core.Search;

/// <summary>Stops a search that takes longer than <see cref="QueryLimits.Deadline"/>.</summary>
internal static class QueryDeadline
{
    /// <summary>The answer, or <c>null</c> when it took too long.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public static T? Keep<T>(TimeProvider clock, Func<CancellationToken, T> answer, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = new CancellationTokenSource(QueryLimits.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return answer(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
