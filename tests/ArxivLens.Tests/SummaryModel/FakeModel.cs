using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Tests.SummaryModel;

/// <summary>An OpenAI-compatible interface on this machine that answers as it is told: honestly, with lies, or not at all.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeModel(WebApplication application) => _application = application;

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Says("");

    /// <summary>The bodies of what it was asked, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The keys it was shown.</summary>
    public ConcurrentQueue<string> Keys { get; } = [];

    /// <summary>Requests for anything but summaries: what follows a redirect.</summary>
    public int Strayed { get; private set; }

    /// <summary>The base address, as it is configured.</summary>
    public Uri Endpoint => new(_application.Urls.Single() + "/v1");

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new FakeModel(builder.Build());
        model._application.Run(model.HandleAsync);
        await model._application.StartAsync();
        return model;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>Answers with a text, as the real ones do.</summary>
    public static Func<HttpContext, Task> Says(string text) => Sends(JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } },
        usage = new { prompt_tokens = 1, completion_tokens = 1 },
    }));

    /// <summary>Answers with a body as it stands.</summary>
    public static Func<HttpContext, Task> Sends(string body, string type = "application/json", int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    /// <summary>Never answers; tells when it was asked.</summary>
    public static Func<HttpContext, Task> Stalls(TaskCompletionSource asked) => async context =>
    {
        asked.TrySetResult();
        await UntilHungUpAsync(context);
    };

    /// <summary>Begins an answer and then sends nothing more; tells when it began.</summary>
    public static Func<HttpContext, Task> Drips(TaskCompletionSource begun) => async context =>
    {
        context.Response.ContentType = "application/json";
        for (var drop = 0; drop < 20; drop++)
        {
            await context.Response.WriteAsync(" ");
            await context.Response.Body.FlushAsync();
        }

        begun.TrySetResult();
        await UntilHungUpAsync(context);
    };

    /// <summary>Sends bytes until it is hung up on; tells when it was.</summary>
    public static Func<HttpContext, Task> Floods(bool saysLength, TaskCompletionSource hungUp) => async context =>
    {
        context.Response.ContentType = "application/json";
        if (saysLength) context.Response.ContentLength = 1L << 40;
        var piece = new byte[64 * 1024];
        Array.Fill(piece, (byte)' ');
        try
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(piece);
        }
        finally
        {
            // A write may notice first.
            hungUp.TrySetResult();
        }
    };

    /// <summary>Hangs up in the middle of an answer.</summary>
    public static async Task HangsUp(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"choices\":");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task UntilHungUpAsync(HttpContext context)
    {
        var hungUp = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(() => hungUp.TrySetResult());
        await hungUp.Task;
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path != "/v1/chat/completions" || !HttpMethods.IsPost(context.Request.Method))
        {
            Strayed++;
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        Asked.Enqueue(await reader.ReadToEndAsync());
        Keys.Enqueue(context.Request.Headers.Authorization.ToString());
        await Answer(context);
    }
}
