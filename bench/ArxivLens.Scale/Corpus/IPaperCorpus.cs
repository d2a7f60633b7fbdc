using ArxivLens.Index.Documents;

namespace ArxivLens.Scale.Corpus;

/// <summary>Papers and who cites whom, generated or real; papers are numbered from 0 in the order they are read.</summary>
internal interface IPaperCorpus
{
    /// <summary>How many papers there are.</summary>
    int Count { get; }

    /// <summary>Reads the papers in order.</summary>
    IEnumerable<IndexDocument> ReadDocuments();

    /// <summary>Reads one paper.</summary>
    IndexDocument Read(int number);

    /// <summary>Tells what each paper cites, in order.</summary>
    /// <returns>How many citations there are.</returns>
    long TellCitations(ReferencesReceiver receive);
}
