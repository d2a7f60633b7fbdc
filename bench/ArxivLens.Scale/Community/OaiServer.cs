using System.Net;
using System.Text;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale.Community;

/// <summary>A server such as arXiv's that never runs out of made-up papers, on loopback.</summary>
internal sealed class OaiServer : IDisposable
{
    private const int Records = 2_500;
    private readonly HttpListener _listener = new();
    private readonly GeneratedCorpus _corpus = new(1_000_000, 7);
    private int _pages;

    public OaiServer(int port)
    {
        Address = $"http://127.0.0.1:{port}/oai";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>Pages given.</summary>
    public int Pages => _pages;

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext asked;
            try
            {
                asked = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var isIdentify = asked.Request.QueryString["verb"] == "Identify";
            var body = isIdentify ? Identify() : GeneratedPage.Write(_corpus, Records * Interlocked.Increment(ref _pages), Records, $"page{_pages}");
            asked.Response.ContentType = "text/xml; charset=utf-8";
            await asked.Response.OutputStream.WriteAsync(body);
            asked.Response.Close();
        }
    }

    private static byte[] Identify() => Encoding.UTF8.GetBytes(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-11-22T07:18:23Z</responseDate><Identify><repositoryName>Made up</repositoryName>"
        + "<earliestDatestamp>2005-09-16</earliestDatestamp><granularity>YYYY-MM-DD</granularity></Identify></OAI-PMH>");
}
