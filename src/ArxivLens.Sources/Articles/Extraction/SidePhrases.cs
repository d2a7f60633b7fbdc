using System.Buffers;
using System.Collections.Frozen;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Words of pages in many languages that belong to the page and not to its article.</summary>
internal static class SidePhrases
{
    private const int Longest = 80;
    private const int LongestCall = 200;

    private static readonly FrozenSet<string> Whole = Set(
        """
        ad|ads|advert|advertisement|advertisements|advertisement continue reading the main story|sponsored|sponsored content|promoted|paid post
        image|photo|video|play video|watch video|gallery|view gallery|enlarge this image|click to enlarge
        share|share this|share this article|share this story|share this post|share this page|share on facebook|share on twitter|share on x|tweet|tweet this
        pin it|email|email this|print|print this|print this article|copy link|link copied|save|save article|bookmark|like|like this|follow|follow us|following
        comment|comments|no comments|leave a comment|leave a reply|post a comment|add a comment|view comments|show comments|join the conversation|reply
        read more|more|show more|see more|load more|learn more|continue reading|continue reading the main story|keep reading|read full article
        story continues below|story continues below advertisement|article continues below|article continues after advertisement|scroll to continue
        sign up|sign up now|sign up for our newsletter|sign up for our newsletters|subscribe|subscribe now|subscribe to our newsletter|newsletter|log in|sign in|register
        back to top|skip to content|skip to main content|skip advertisement|listen|listen to this article|listen to article|audio|transcript
        feedback|reuse content|report a typo|report an error|report this ad|purchase licensing rights|request reprints|get permissions|thank you for reading
        loading|please wait|close|menu|search|home|next|previous|next article|previous article|next post|previous post
        anzeige|werbung|teilen|drucken|kommentare|kommentar schreiben|mehr|weiterlesen|merken|newsletter abonnieren|artikel anhören|vorlesen
        publicité|partager|imprimer|commentaires|réagir|s'abonner|abonnez-vous|lire la suite|écouter l'article|lecture du texte
        publicidad|compartir|imprimir|comentarios|suscríbete|seguir leyendo|leer más|anuncio|pubblicità|condividi|stampa|commenti|iscriviti|leggi tutto
        publicidade|compartilhar|compartilhe|partilhar|imprimir|comentários|assine|continua depois da publicidade|advertentie|delen|reacties
        reklama|sdílet|udostępnij|komentarze|реклама|поделиться|комментарии|подписаться|διαφήμιση|reklam|annons|annonse|dela
        广告|分享|分享到|评论|收藏|打印|广告位|廣告|留言|広告|シェア|シェアする|コメント|続きを読む|광고|공유|댓글|إعلان|شارك
        """);

    private static readonly FrozenSet<string> Leads = Set(
        """
        related|related article|related articles|related story|related stories|related post|related posts|related content|related coverage|related news|related topics|related video
        related videos|related reading|related items|read also|also read|also see|read next|read more|read this next|read on|more|more on this|more on this story|more on this topic|more stories
        more articles|more news|more like this|more from this author|more from the author|more coverage|more about|you may also like|you might also like|you may like|you might like
        you may also be interested in|you might be interested in|recommended|recommended for you|recommended reading|recommended stories|recommended articles|suggested articles
        most read|most popular|most viewed|popular|popular posts|trending|trending now|trending stories|editors' picks|editor's picks|top stories|latest news|latest|latest stories|recent posts
        don't miss|up next|what to read next|around the web|from the web|from our partners|in case you missed it|watch|watch more|watch now|topics|tags|filed under|posted in|categories
        in this story|in this article|contents|table of contents|on this page|jump to|explore more
        mehr zum thema|lesen sie auch|lesen sie mehr|lesen sie dazu|auch interessant|das könnte sie auch interessieren|passend zum thema|weitere artikel|weitere themen|themen|inhalt|inhaltsverzeichnis
        lire aussi|à lire aussi|a lire aussi|sur le même sujet|voir aussi l'article|plus d'articles|articles liés|dans la même rubrique|sommaire
        lea también|lee también|te puede interesar|también te puede interesar|más noticias|noticias relacionadas|artículos relacionados|más sobre este tema
        leggi anche|potrebbe interessarti|articoli correlati|leia também|leia mais|veja também|notícias relacionadas|saiba mais|lees ook|meer over
        czytaj także|czytaj też|zobacz także|читайте также|читайте по теме|по теме|смотрите также|související články|čtěte také|läs också|läs mer|les også|læs også
        相关阅读|相关新闻|相关文章|延伸阅读|推荐阅读|热门文章|相關新聞|延伸閱讀|相關文章|関連記事|関連リンク|あわせて読みたい|おすすめ記事|관련기사|관련 기사|اقرأ أيضا|اقرأ أيضًا
        """);

    private static readonly FrozenSet<string> DayWords = Set(
        """
        published|posted|updated|modified|last|edited|created|date|on|at|of|the|and|am|pm|est|edt|et|pst|pdt|pt|cst|cdt|ct|gmt|utc|bst|ist|cet|cest|a|p|m|h|hrs|uhr|ago|st|nd|rd|th
        min|mins|minute|minutes|hour|hours|day|days|read|reading|time|views|comments|comment|shares
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|today|yesterday
        january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec
        veröffentlicht|aktualisiert|stand|am|um|januar|februar|märz|mai|juni|juli|oktober|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag
        publié|mis|à|jour|le|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
        publicado|actualizado|el|de|del|las|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo
        pubblicato|aggiornato|il|alle|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|em|às|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro
        年|月|日|发布|时间|更新
        """);

    private static readonly SearchValues<string> Subscribing = SearchValues.Create(
        ["sign up", "subscribe", "get the latest", "in your inbox", "to your inbox", "abonnieren", "inscrivez-vous", "suscríbete", "iscriviti"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Letters = SearchValues.Create(["newsletter", "inbox", "mailing list", "lettre d"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] EndNotes =
        ["a version of this article", "a version of this story", "copyright ©", "copyright (c)", "© ", "(c) 20", "all rights reserved", "follow us on", "follow him on", "follow her on"];

    private static readonly SearchValues<char> DayMarks = SearchValues.Create(" :/.-年");

    /// <summary>Whether a block says nothing but such a phrase.</summary>
    public static bool IsWhole(string text) => text.Length <= Longest && Whole.Contains(Normal(text));

    /// <summary>Whether a short block asks to subscribe.</summary>
    public static bool IsCall(string text) =>
        text.Length <= LongestCall && text.AsSpan().ContainsAny(Subscribing) && text.AsSpan().ContainsAny(Letters);

    /// <summary>Whether a block at the end says where else the article stands, or whom it belongs to.</summary>
    public static bool IsEndNote(string text) => text.Length <= LongestCall && EndNotes.Any(note => text.StartsWith(note, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a block leads to a list of other articles.</summary>
    public static bool IsLead(string text) => text.Length <= Longest && Leads.Contains(Normal(text));

    /// <summary>Whether a block begins with such a lead and a colon.</summary>
    public static bool BeginsWithLead(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, Longest)).IndexOfAny(":：|\n");
        return colon > 0 && Leads.Contains(Normal(text[..colon]));
    }

    /// <summary>Whether a block says a day or a time and nothing else.</summary>
    public static bool IsDay(string text)
    {
        if (text.Length > Longest || text.Count(char.IsDigit) < 2) return false;
        return text.AsSpan().ContainsAny(DayMarks) && Words(text).All(DayWords.Contains);
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isLetter = at < text.Length && char.IsLetter(text[at]);
            if (isLetter && start < 0) start = at;
            if (isLetter || start < 0) continue;
            yield return text[start..at].ToLowerInvariant();
            start = -1;
        }
    }

    private static string Normal(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && !char.IsLetterOrDigit(text[start])) start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        return text[start..end].ToLowerInvariant().Replace('’', '\'').Replace('\n', ' ');
    }

    private static FrozenSet<string> Set(string phrases) => phrases
        .Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenSet(StringComparer.Ordinal);
}
