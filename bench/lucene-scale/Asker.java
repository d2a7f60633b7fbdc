import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;

/** Asks Lucene as it is meant to be asked: ten hits, counted to 1,000 before it may skip. For one thread. */
final class Asker {
  private static final int WANTED = 10;
  private static final int COUNTED = 1000;
  private final IndexSearcher searcher;
  private final MoreLikeThis similar;
  private final Map<Integer, String> texts;

  Asker(IndexReader reader, Map<Integer, String> texts) {
    searcher = new IndexSearcher(reader);
    // Questions repeat here as they do not in life.
    searcher.setQueryCache(null);
    this.texts = texts;
    similar = new MoreLikeThis(reader);
    similar.setAnalyzer(new Words());
    similar.setFieldNames(new String[] {"text"});
    similar.setMaxQueryTerms(25);
    similar.setMinTermFreq(1);
    similar.setMinDocFreq(2);
  }

  long count(Question question) throws IOException {
    return question.shape().equals("Similar") ? -1 : searcher.count(queryOf(question));
  }

  void ask(Question question) throws IOException {
    switch (question.shape()) {
      case "Newest" -> sorted(queryOf(question), "day");
      case "Cited" -> sorted(queryOf(question), "cited");
      case "Facets" -> facets(queryOf(question), false);
      case "AuthorFacets" -> facets(queryOf(question), true);
      case "Similar" -> numbersOf(similar.like("text", new StringReader(texts.get(question.document()))));
      case "Explain" -> {
        var query = queryOf(question);
        searcher.explain(query, searcher.search(query, WANTED).scoreDocs[0].doc);
      }
      default -> numbersOf(queryOf(question));
    }
  }

  private void numbersOf(Query query) throws IOException {
    for (var hit : searcher.search(query, WANTED).scoreDocs)
      searcher.doc(hit.doc).getField("number").numericValue();
  }

  private void sorted(Query query, String field) throws IOException {
    var order = new SortField(field, SortField.Type.LONG, true);
    order.setCanUsePoints();
    searcher.search(query, TopFieldCollector.create(new Sort(order), WANTED, COUNTED));
  }

  private void facets(Query query, boolean withAuthors) throws IOException {
    var best = TopScoreDocCollector.create(WANTED, COUNTED);
    var facets = new Facets(withAuthors);
    searcher.search(query, MultiCollector.wrap(best, facets));
    facets.best(20);
  }

  private static Query queryOf(Question question) {
    var terms = question.terms();
    return switch (question.shape()) {
      case "Phrase" -> new PhraseQuery("text", terms);
      case "Prefix" -> new PrefixQuery(new Term("text", terms[0]));
      case "Title" -> new TermQuery(new Term("title", terms[0]));
      case "And", "Newest" -> all(terms, Occur.MUST);
      case "Filtered" -> new BooleanQuery.Builder().add(all(terms, Occur.SHOULD), Occur.MUST)
          .add(new TermQuery(new Term("category", question.category())), Occur.FILTER)
          .add(
              new IndexOrDocValuesQuery(
                  LongPoint.newRangeQuery("day", question.from(), question.to()),
                  NumericDocValuesField.newSlowRangeQuery("day", question.from(), question.to())),
              Occur.FILTER)
          .build();
      default -> all(terms, Occur.SHOULD);
    };
  }

  private static Query all(String[] terms, Occur occur) {
    if (terms.length == 1)
      return new TermQuery(new Term("text", terms[0]));
    var query = new BooleanQuery.Builder();
    for (var term : terms)
      query.add(new TermQuery(new Term("text", term)), occur);
    return query.build();
  }
}
