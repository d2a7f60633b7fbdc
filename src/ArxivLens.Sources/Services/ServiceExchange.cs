using System.Net;
using System.Net.Http.Headers;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Services;

/// <summary>An answer, and where it redirects to.</summary>
internal readonly record struct ServiceHop(ServiceAnswer Answer, string? Location);

/// <summary>One request and its answer, bounded in time and bytes.</summary>
internal sealed class ServiceExchange(ServiceOptions options, HttpMessageInvoker door, RetryWaits waits, TimeProvider clock)
{
    // What a service says when it refuses is a sentence or two.
    private const int MostOfRefusal = 64 * 1024;

    /// <summary>Asks once.</summary>
    public async Task<ServiceHop> AskAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ExchangeAsync(request, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var detail = $"it did not answer whole within {options.Deadline.TotalSeconds} s";
            return new ServiceHop(ServiceAnswer.Fail(request.Address, ServiceFault.TimedOut, detail, mayPass: true), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return new ServiceHop(Explain(request.Address, e), null);
        }
    }

    private async Task<ServiceHop> ExchangeAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(request);
        using var response = await door.SendAsync(message, cancellationToken);
        var answer = new ServiceAnswer(request.Address, null, "")
        {
            Status = (int)response.StatusCode,
            MediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
        };
        if (TargetAddress.FindRedirect(response) is { } location) return new ServiceHop(answer, location);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            var body = await BodyReader.ReadAsync(response.Content, options.MostBytes, cancellationToken);
            return new ServiceHop(answer with { Body = body }, null);
        }

        return new ServiceHop(await RefuseAsync(answer, response, cancellationToken), null);
    }

    private HttpRequestMessage CreateMessage(ServiceRequest request)
    {
        var address = ServiceAddress.WithKey(request.Address, options);
        var message = new HttpRequestMessage(request.Json is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (request.Json is { } json)
        {
            message.Content = new ByteArrayContent(json);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        if (request.Accept is { } accept) message.Headers.TryAddWithoutValidation("Accept", accept);
        if (!ServiceAddress.MaySeeKey(request.Address, options)) return message;
        foreach (var (name, value) in options.Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private async Task<ServiceAnswer> RefuseAsync(
        ServiceAnswer answer, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var isBusy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
        return answer with
        {
            Fault = isBusy ? ServiceFault.Busy : ServiceFault.Status,
            Detail = $"it answered with status {answer.Status}",
            MayPass = isBusy || answer.Status >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout,
            Rest = waits.Read(response),
            Body = await ReadRefusalAsync(response.Content, cancellationToken),
        };
    }

    // The status is the answer; what comes with it is taken where it can be.
    private static async Task<byte[]> ReadRefusalAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return (await BodyReader.ReadBeginningAsync(content, MostOfRefusal, cancellationToken)).Body;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException)
        {
            return [];
        }
    }

    private static ServiceAnswer Explain(Uri address, Exception e) => e switch
    {
        TooManyBytesException => ServiceAnswer.Fail(address, ServiceFault.TooLarge, e.Message),
        InvalidDataException => ServiceAnswer.Fail(address, ServiceFault.Damaged, e.Message, mayPass: true),
        HttpRequestException { InnerException: AddressRefusedException } =>
            ServiceAnswer.Fail(address, ServiceFault.Redirect, e.InnerException.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            ServiceAnswer.Fail(address, ServiceFault.Insecure, "its certificate is not one that is trusted"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            ServiceAnswer.Fail(address, ServiceFault.TooLarge, "its headers are longer than are taken"),
        HttpRequestException http => ServiceAnswer.Fail(
            address, ServiceFault.Unreachable, $"the connection failed ({http.HttpRequestError})", mayPass: true),
        _ => ServiceAnswer.Fail(address, ServiceFault.Unreachable, "the connection broke off", mayPass: true),
    };
}
