namespace ArxivLens.Tests.Shared;

/// <summary>
/// Texts that would run a script, open another server's door or break out of their place where they are taken for markup: in HTML text
/// and attributes, in addresses, in scripts and styles, in Markdown. Each calls <c>hit()</c> if it runs.
/// </summary>
internal static class HostileTexts
{
    /// <summary>For any field of words.</summary>
    internal static IReadOnlyList<string> Words { get; } =
    [
        "<script>hit(1)</script>",
        "</script><script>hit(2)</script>",
        "<ScRiPt >hit(3)</sCrIpT>",
        "<img src=x onerror=hit(4)>",
        "<img/src='x'/onerror='hit(5)'>",
        "\"><img src=x onerror=hit(6)>",
        "'><svg onload=hit(7)>",
        "<svg><script>hit(8)</script></svg>",
        "<svg><animate onbegin=hit(9) attributeName=x dur=1s>",
        "<math><mi xlink:href=\"javascript:hit(10)\">x</mi></math>",
        "<iframe srcdoc=\"<script>parent.hit(11)</script>\"></iframe>",
        "<object data=\"javascript:hit(12)\"></object>",
        "<embed src=\"javascript:hit(13)\">",
        "<details open ontoggle=hit(14)>",
        "<input autofocus onfocus=hit(15)>",
        "<body onload=hit(16)>",
        "<video><source onerror=hit(17)></video>",
        "<marquee onstart=hit(18)>",
        "<a href=\"javascript:hit(19)\">click</a>",
        "<form action=\"javascript:hit(20)\"><button>go</button></form>",
        "<base href=\"//evil.example/\">",
        "<meta http-equiv=refresh content=\"0;url=//evil.example/\">",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>@import '//evil.example/x.css';</style>",
        "<p style=\"background:url(//evil.example/x.png)\">",
        "<!--><img src=x onerror=hit(26)>-->",
        "<![CDATA[<script>hit(27)</script>]]>",
        "<noscript><p title=\"</noscript><img src=x onerror=hit(28)>\"></noscript>",
        "<title></title><script>hit(29)</script>",
        "<textarea></textarea><script>hit(30)</script>",
        "<template><script>hit(31)</script></template>",
        "&lt;script&gt;hit(32)&lt;/script&gt;",
        "&#60;script&#62;hit(33)&#60;/script&#62;",
        "%3Cscript%3Ehit(34)%3C/script%3E",
        "\\u003cscript\\u003ehit(35)\\u003c/script\\u003e",
        "＜script＞hit(36)＜/script＞",
        "<scr\u0000ipt>hit(37)</scr\u0000ipt>",
        "\" onmouseover=\"hit(38)\" x=\"",
        "' autofocus onfocus='hit(39)' x='",
        "` onclick=`hit(40)`",
        "{{constructor.constructor('hit(41)')()}}",
        "${hit(42)}",
        "$\\href{javascript:hit(43)}{x}$",
        "$\\htmlData{onclick=hit(44)}{x}$",
        "[x](javascript:hit(45))",
        "![x](//evil.example/x.png)",
        "<//evil.example/>",
        "\u202Egpj.exe\u202C \u2066text\u2069",
        "@import 'x'; */ hit(49) /*",
        "]]>\u2028hit(50)\u2029//",
        "\"];hit(51);//",
        "=HYPERLINK(\"//evil.example\")",
    ];

    /// <summary>For a field that is an address: none of them may become one.</summary>
    internal static IReadOnlyList<string> Addresses { get; } =
    [
        "javascript:hit(100)",
        "JaVaScRiPt:hit(101)",
        " javascript:hit(102)",
        "java\nscript:hit(103)",
        "java\tscript:hit(104)",
        "\u0001javascript:hit(105)",
        "javascript://medium.com/%0Ahit(106)",
        "vbscript:hit(107)",
        "data:text/html,<script>hit(108)</script>",
        "data:text/html;base64,PHNjcmlwdD5oaXQoMTA5KTwvc2NyaXB0Pg==",
        "file:///etc/passwd",
        "blob:https://evil.example/1",
        "//evil.example/",
        "\\\\evil.example\\x",
        "https://user:word@evil.example/",
        "http:///nohost",
        "mailto:a@b.example?subject=\"><script>hit(116)</script>",
        "about:blank",
    ];
}
