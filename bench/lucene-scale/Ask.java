import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.MMapDirectory;

/**
 * Asks all questions as the C# program's Examination does: CORPUS FOLDER QUESTIONS SHEET. For a cold page cache it closes the
 * index, says "drop" on standard output and goes on when it reads a line.
 */
final class Ask {
  private static final int COLD = 50;
  private static final int ROUNDS = 3;
  private static final long WARMTH = 2_000_000_000L;
  private static final long PATIENCE = 4_000_000_000L;
  private static final BufferedReader PARENT = new BufferedReader(new InputStreamReader(System.in));
  private final Path folder;
  private final Sheet sheet;
  private final Map<Integer, String> texts;
  private DirectoryReader reader;

  private Ask(Path folder, Sheet sheet, Map<Integer, String> texts) throws Exception {
    this.folder = folder;
    this.sheet = sheet;
    this.texts = texts;
    reader = DirectoryReader.open(new MMapDirectory(folder));
  }

  public static void main(String[] arguments) throws Exception {
    var questions = Question.readAll(Path.of(arguments[2]));
    var sheet = new Sheet(Path.of(arguments[3]));
    var texts = readTexts(Path.of(arguments[0]), questions);
    var began = System.nanoTime();
    var ask = new Ask(Path.of(arguments[1]), sheet, texts);
    ask.asker().ask(questions.get(0));
    sheet.open(System.nanoTime() - began);
    ask.run(questions);
    sheet.memory();
    sheet.close();
  }

  private void run(List<Question> questions) throws Exception {
    var classes = new LinkedHashMap<String, List<Question>>();
    for (var question : questions)
      classes.computeIfAbsent(question.name(), name -> new ArrayList<>()).add(question);
    for (var asked : classes.values())
      askFor(asked, WARMTH);
    for (var entry : classes.entrySet()) {
      openCold();
      askCold(entry.getKey(), entry.getValue());
      count(entry.getValue());
      askFor(entry.getValue(), WARMTH);
      askWarm(entry.getKey(), entry.getValue());
      askOnTwo(entry.getKey(), entry.getValue());
    }
    var mixed = new ArrayList<Question>();
    for (var place = 0; place < questions.size(); place++)
      for (var entry : classes.entrySet())
        if ((entry.getKey().endsWith("or") || entry.getKey().equals("rare1") || entry.getKey().equals("com1"))
            && place < entry.getValue().size())
          mixed.add(entry.getValue().get(place));
    if (mixed.isEmpty())
      return;
    askFor(mixed, PATIENCE / 2);
    mix(mixed, 1);
    mix(mixed, 2);
  }

  private Asker asker() {
    return new Asker(reader, texts);
  }

  private void openCold() throws Exception {
    reader.close();
    System.out.println("drop");
    PARENT.readLine();
    reader = DirectoryReader.open(new MMapDirectory(folder));
  }

  private void askFor(List<Question> questions, long time) throws Exception {
    var asker = asker();
    var began = System.nanoTime();
    while (true) {
      for (var question : questions) {
        asker.ask(question);
        if (System.nanoTime() - began > time)
          return;
      }
    }
  }

  private void askCold(String name, List<Question> questions) throws Exception {
    var asker = asker();
    var cpu = Sheet.cpu();
    var began = System.nanoTime();
    var asked = 0;
    for (var question : questions.subList(0, Math.min(COLD, questions.size()))) {
      sheet.time(name, 1, "cold", timeOf(asker, question));
      asked++;
      if (System.nanoTime() - began > PATIENCE)
        break;
    }
    sheet.cost(name, 1, "cold", asked, Sheet.cpu() - cpu);
  }

  private void count(List<Question> questions) throws Exception {
    var asker = asker();
    for (var question : questions) {
      var count = asker.count(question);
      if (count >= 0)
        sheet.count(question, count);
    }
  }

  private void askWarm(String name, List<Question> questions) throws Exception {
    var times = new ArrayList<Double>();
    var cpu = Sheet.cpu();
    askRounds(asker(), questions, times, 0, 1);
    sheet.cost(name, 1, "warm", times.size(), Sheet.cpu() - cpu);
    for (var time : times)
      sheet.time(name, 1, "warm", time);
  }

  private void askOnTwo(String name, List<Question> questions) throws Exception {
    var times = List.of(new ArrayList<Double>(), new ArrayList<Double>());
    onThreads(2, thread -> askRounds(asker(), questions, times.get(thread), thread, 2));
    for (var each : times)
      for (var time : each)
        sheet.time(name, 2, "warm", time);
  }

  private static void askRounds(Asker asker, List<Question> questions, List<Double> times, int first, int step)
      throws Exception {
    var began = System.nanoTime();
    for (var round = 0; round < ROUNDS; round++) {
      for (var place = first; place < questions.size(); place += step) {
        times.add(timeOf(asker, questions.get(place)));
        if (System.nanoTime() - began > PATIENCE)
          return;
      }
    }
  }

  private void mix(List<Question> questions, int threads) throws Exception {
    var asked = new int[threads];
    var cpu = Sheet.cpu();
    var began = System.nanoTime();
    onThreads(threads, thread -> {
      var asker = asker();
      for (var place = thread * questions.size() / threads; System.nanoTime() - began < PATIENCE; place++, asked[thread]++)
        asker.ask(questions.get(place % questions.size()));
    });
    var total = 0;
    for (var each : asked)
      total += each;
    sheet.mix(threads, total, System.nanoTime() - began, Sheet.cpu() - cpu);
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void onThreads(int count, Work work) throws Exception {
    var failures = new ArrayList<Exception>();
    var threads = new ArrayList<Thread>();
    for (var number = 0; number < count; number++) {
      var mine = number;
      threads.add(new Thread(() -> {
        try {
          work.run(mine);
        } catch (Exception e) {
          synchronized (failures) {
            failures.add(e);
          }
        }
      }));
    }
    threads.forEach(Thread::start);
    for (var thread : threads)
      thread.join();
    if (!failures.isEmpty())
      throw failures.get(0);
  }

  private static double timeOf(Asker asker, Question question) throws Exception {
    var began = System.nanoTime();
    asker.ask(question);
    return (System.nanoTime() - began) / 1e3;
  }

  private static Map<Integer, String> readTexts(Path corpus, List<Question> questions) throws Exception {
    var wanted = new HashSet<Integer>();
    for (var question : questions)
      if (question.shape().equals("Similar"))
        wanted.add(question.document());
    var texts = new HashMap<Integer, String>();
    try (var lines = Files.newBufferedReader(corpus)) {
      var number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (!wanted.contains(number))
          continue;
        var fields = line.split("\t", -1);
        texts.put(number, fields[5] + " " + fields[6]);
      }
    }
    return texts;
  }
}
