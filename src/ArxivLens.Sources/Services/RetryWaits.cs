namespace ArxivLens.Sources.Services;

/// <summary>How long to wait before a service is asked again.</summary>
internal sealed class RetryWaits(ServiceOptions options, TimeProvider clock)
{
    // A service that says a year by mistake is asked again tomorrow.
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>The wait: what the service asks for, else from half to the whole of 2, 4, 8 … seconds.</summary>
    /// <param name="tries">How often it was asked.</param>
    /// <param name="answer">What it said last.</param>
    public TimeSpan After(int tries, ServiceAnswer answer)
    {
        if (answer.Rest is { } rest) return rest < LongestRest ? rest : LongestRest;
        var most = First * Math.Pow(2, Math.Min(tries - 1, 20));
        if (most > options.LongestWait) most = options.LongestWait;
        return most * ((1 + options.Jitter()) / 2);
    }

    /// <summary>Reads how long a service asks to be left alone.</summary>
    /// <returns>The time, zero where it is over; <c>null</c> where it says nothing that can be read.</returns>
    public TimeSpan? Read(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values)) return null;
        var text = values.First().Trim();
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return text.Length <= 9 ? TimeSpan.FromSeconds(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) : LongestRest;
        if (response.Headers.RetryAfter?.Date is not { } date) return null;
        // By its own clock where it shows it: ours may be wrong.
        var rest = date - (response.Headers.Date ?? clock.GetUtcNow());
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
