import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** Builds the index on two threads and merges it into one segment: CORPUS FOLDER SHEET. */
final class Build {
  private static final List<String> END = List.of();

  public static void main(String[] arguments) throws Exception {
    var sheet = new Sheet(Path.of(arguments[2]));
    var began = System.nanoTime();
    var folder = Path.of(arguments[1]);
    var config = new IndexWriterConfig(new Words()).setRAMBufferSizeMB(256).setUseCompoundFile(false);
    try (var directory = new MMapDirectory(folder); var writer = new IndexWriter(directory, config)) {
      fill(writer, Path.of(arguments[0]));
      writer.forceMerge(1);
      writer.commit();
    }
    var bytes = 0L;
    try (var files = Files.list(folder)) {
      for (var file : (Iterable<Path>) files::iterator)
        bytes += Files.size(file);
    }
    sheet.build(System.nanoTime() - began, bytes);
    sheet.close();
  }

  private static void fill(IndexWriter writer, Path corpus) throws Exception {
    BlockingQueue<List<String>> batches = new ArrayBlockingQueue<>(8);
    var workers = Executors.newFixedThreadPool(2);
    Callable<Void> work = () -> {
      for (var batch = batches.take(); batch != END; batch = batches.take())
        for (var line : batch)
          writer.addDocument(documentOf(line));
      return null;
    };
    var first = workers.submit(work);
    var second = workers.submit(work);
    try (BufferedReader lines = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      var batch = new ArrayList<String>();
      var number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        batch.add(number++ + "\t" + line);
        if (batch.size() == 500) {
          batches.put(batch);
          batch = new ArrayList<>();
        }
      }
      if (!batch.isEmpty())
        batches.put(batch);
    }
    batches.put(END);
    batches.put(END);
    first.get();
    second.get();
    workers.shutdown();
  }

  private static Document documentOf(String line) {
    var fields = line.split("\t", -1);
    var document = new Document();
    document.add(new StoredField("number", Integer.parseInt(fields[0])));
    var day = Long.parseLong(fields[1]);
    document.add(new LongPoint("day", day));
    document.add(new NumericDocValuesField("day", day));
    document.add(new NumericDocValuesField("year", Long.parseLong(fields[2])));
    var cited = Long.parseLong(fields[3]);
    document.add(new LongPoint("cited", cited));
    document.add(new NumericDocValuesField("cited", cited));
    for (var category : fields[4].split(" ")) {
      document.add(new StringField("category", category, Field.Store.NO));
      document.add(new SortedSetDocValuesField("category", new BytesRef(category)));
    }
    for (var author : fields[5].split(" "))
      document.add(new SortedSetDocValuesField("author", new BytesRef(author)));
    document.add(new TextField("title", fields[6], Field.Store.NO));
    for (var place = 6; place < 10; place++)
      document.add(new TextField("text", fields[place], Field.Store.NO));
    return document;
  }
}
