using ArxivLens.Storage.Memory;
using ArxivLens.Storage.Tests.Contract;

namespace ArxivLens.Storage.Tests.Memory;

/// <summary>The library in memory.</summary>
public sealed class MemoryEngine : ILibraryEngine
{
    public static TestLibrary Open()
    {
        var storage = new MemoryStorage();
        return new TestLibrary(
            storage.Works, storage.Citations, storage.Retractions, storage.Imports, storage.Library, storage.Changes,
            storage.Articles, storage.Questions, storage.FullTexts, storage.Merges, storage.Matches, storage.States, storage.Ids,
            storage.References, storage.Arrivals, storage.Remove, () => { });
    }
}

public sealed class MemoryMergeStoreTests : MergeStoreContract<MemoryEngine>;

public sealed class MemoryMatchingTests : MatchingContract<MemoryEngine>;

public sealed class MemoryWorkStoreTests : WorkStoreContract<MemoryEngine>;

public sealed class MemoryCitationStoreTests : CitationStoreContract<MemoryEngine>;

public sealed class MemoryImportLogTests : ImportLogContract<MemoryEngine>;

public sealed class MemoryChangeLogTests : ChangeLogContract<MemoryEngine>;

public sealed class MemoryLibraryTests : LibraryContract<MemoryEngine>;

public sealed class MemoryRetractionStoreTests : RetractionStoreContract<MemoryEngine>;

public sealed class MemoryDeletedWorkTests : DeletedWorkContract<MemoryEngine>;

public sealed class MemoryVersionTextTests : VersionTextContract<MemoryEngine>;

public sealed class MemoryArticleStoreTests : ArticleStoreContract<MemoryEngine>;

public sealed class MemoryArrivalTests : ArrivalContract<MemoryEngine>;

public sealed class MemoryArticlesAmongTests : ArticlesAmongContract<MemoryEngine>;

public sealed class MemoryQuestionStoreTests : QuestionStoreContract<MemoryEngine>;

public sealed class MemoryQuestionIdentityTests : QuestionIdentityContract<MemoryEngine>;

public sealed class MemoryFullTextStoreTests : FullTextStoreContract<MemoryEngine>;

public sealed class MemorySourceStateTests : SourceStateContract<MemoryEngine>;

public sealed class MemoryExternalIdTests : ExternalIdContract<MemoryEngine>;

public sealed class MemoryCitationClaimTests : CitationClaimContract<MemoryEngine>;

public sealed class MemoryRecordOriginTests : RecordOriginContract<MemoryEngine>;

public sealed class MemoryCitationWithdrawalTests : CitationWithdrawalContract<MemoryEngine>;

public sealed class MemoryReferenceStoreTests : ReferenceStoreContract<MemoryEngine>;
