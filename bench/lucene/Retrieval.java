import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene's answers to a collection's queries, for ArxivLens.Evaluation to judge: EnglishAnalyzer, BM25 with Anserini's k1 = 0.9
 * and b = 0.4, title and text in one field, a query is the OR of its words. Prints a line a hit, best first: query, document,
 * score, with tabs between.
 *
 * Usage: java -cp JARS Retrieval.java CORPUS QUERIES DEPTH
 */
public final class Retrieval {
    private static final String ID = "id";
    private static final String TEXT = "text";

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("arxivlens-lucene");
        try (Directory directory = FSDirectory.open(folder)) {
            build(directory, args[0]);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                search(reader, args[1], Integer.parseInt(args[2]));
            }
        } finally {
            remove(folder);
        }
    }

    private static void build(Directory directory, String corpus) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
        config.setSimilarity(similarity());
        try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader lines = open(corpus)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) continue;
                Map<String, String> record = JsonLine.read(line);
                Document document = new Document();
                document.add(new StringField(ID, record.get("_id"), Field.Store.YES));
                String text = record.containsKey("text") ? record.get("text") : record.getOrDefault("sentences", "");
                document.add(new TextField(TEXT, record.getOrDefault("title", "") + " " + text, Field.Store.NO));
                writer.addDocument(document);
            }
            // One segment, so that documents of equal score stand in the order of the file.
            writer.forceMerge(1);
        }
    }

    private static void search(DirectoryReader reader, String queries, int depth) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity());
        PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (Analyzer analyzer = new EnglishAnalyzer(); BufferedReader lines = open(queries)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) continue;
                Map<String, String> record = JsonLine.read(line);
                for (ScoreDoc hit : searcher.search(anyOf(analyzer, record.get("text")), depth).scoreDocs)
                    output.println(record.get("_id") + "\t" + reader.document(hit.doc).get(ID) + "\t" + hit.score);
            }
        }
        output.flush();
    }

    private static BooleanQuery anyOf(Analyzer analyzer, String text) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken())
                words.add(new TermQuery(new Term(TEXT, term.toString())), BooleanClause.Occur.SHOULD);
            tokens.end();
        }
        return words.build();
    }

    private static BM25Similarity similarity() {
        return new BM25Similarity(0.9f, 0.4f);
    }

    private static BufferedReader open(String path) throws IOException {
        InputStream file = new FileInputStream(path);
        InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(file) : file;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator)
                Files.delete(file);
        }
    }
}

/** Reads one flat JSON object: texts, and lists of texts, which are joined by blanks. Other values are passed over. */
final class JsonLine {
    private final String line;
    private int at;

    private JsonLine(String line) {
        this.line = line;
    }

    static Map<String, String> read(String line) {
        return new JsonLine(line).readObject();
    }

    private Map<String, String> readObject() {
        Map<String, String> found = new HashMap<>();
        expect('{');
        while (next() != '}') {
            String name = readText();
            expect(':');
            String value = readValue();
            if (value != null) found.put(name, value);
            if (next() == ',') at++;
        }
        at++;
        return found;
    }

    private String readValue() {
        char first = next();
        if (first == '"') return readText();
        if (first == '[') return readList();
        if (first == '{') {
            readObject();
            return null;
        }
        int start = at;
        while (",]}".indexOf(line.charAt(at)) < 0) at++;
        String bare = line.substring(start, at).trim();
        return bare.equals("null") ? null : bare;
    }

    private String readList() {
        StringBuilder joined = new StringBuilder();
        expect('[');
        while (next() != ']') {
            String value = readValue();
            if (value != null) joined.append(joined.length() == 0 ? "" : " ").append(value);
            if (next() == ',') at++;
        }
        at++;
        return joined.toString();
    }

    private String readText() {
        StringBuilder text = new StringBuilder();
        expect('"');
        for (char c = line.charAt(at++); c != '"'; c = line.charAt(at++))
            text.append(c == '\\' ? readEscape() : c);
        return text.toString();
    }

    private char readEscape() {
        char c = line.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(line.substring(at - 4, at), 16);
        }
        int known = "bfnrt".indexOf(c);
        return known < 0 ? c : "\b\f\n\r\t".charAt(known);
    }

    private char next() {
        while (Character.isWhitespace(line.charAt(at))) at++;
        return line.charAt(at);
    }

    private void expect(char wanted) {
        if (next() != wanted) throw new IllegalArgumentException("expected " + wanted + " at " + at + " in " + line);
        at++;
    }
}
