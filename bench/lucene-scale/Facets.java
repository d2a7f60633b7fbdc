import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts categories, years and authors over all hits, from doc values; the index has one segment, so ordinals are its own. */
final class Facets extends SimpleCollector {
  private final boolean withAuthors;
  private final int[] years = new int[3000];
  private NumericDocValues year;
  private Counts categories;
  private Counts authors;

  Facets(boolean withAuthors) {
    this.withAuthors = withAuthors;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    if (context.ord > 0)
      throw new IllegalStateException("the index has more than one segment");
    year = DocValues.getNumeric(context.reader(), "year");
    categories = new Counts(DocValues.getSortedSet(context.reader(), "category"));
    authors = withAuthors ? new Counts(DocValues.getSortedSet(context.reader(), "author")) : null;
  }

  @Override
  public void collect(int document) throws IOException {
    if (year.advanceExact(document))
      years[(int) year.longValue()]++;
    categories.count(document);
    if (authors != null)
      authors.count(document);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** The most frequent categories and authors by name. */
  List<String> best(int limit) throws IOException {
    var names = new ArrayList<String>();
    if (categories != null)
      categories.best(limit, names);
    if (authors != null)
      authors.best(limit, names);
    return names;
  }

  private static final class Counts {
    private final SortedSetDocValues values;
    private final int[] counts;

    Counts(SortedSetDocValues values) {
      this.values = values;
      counts = new int[(int) values.getValueCount()];
    }

    void count(int document) throws IOException {
      if (!values.advanceExact(document))
        return;
      for (var value = values.nextOrd(); value != SortedSetDocValues.NO_MORE_ORDS; value = values.nextOrd())
        counts[(int) value]++;
    }

    void best(int limit, List<String> names) throws IOException {
      var queue = new PriorityQueue<Integer>((left, right) -> Integer.compare(counts[left], counts[right]));
      for (var value = 0; value < counts.length; value++) {
        if (counts[value] == 0 || (queue.size() == limit && counts[value] <= counts[queue.peek()]))
          continue;
        queue.add(value);
        if (queue.size() > limit)
          queue.poll();
      }
      for (var value : queue)
        names.add(values.lookupOrd(value).utf8ToString());
    }
  }
}
