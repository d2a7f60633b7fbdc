import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Results, one line a fact; the C# program's AnswerSheet says which. */
final class Sheet {
  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final PrintWriter lines;

  Sheet(Path path) throws IOException {
    lines = new PrintWriter(Files.newBufferedWriter(
        path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** CPU time of all threads, compiler and collector included, in nanoseconds. */
  static long cpu() {
    return SYSTEM.getProcessCpuTime();
  }

  static long peakBytes() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/self/status")))
      if (line.startsWith("VmHWM:"))
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    return 0;
  }

  void time(String name, int threads, String temperature, double microseconds) {
    write("time\t%s\t%d\t%s\t%.1f", name, threads, temperature, microseconds);
  }

  void cost(String name, int threads, String temperature, int questions, long cpu) {
    write("cost\t%s\t%d\t%s\t%d\t%.3f\t-1", name, threads, temperature, questions, cpu / 1e6);
  }

  void count(Question question, long hits) {
    write("count\t%s\t%d\t%d", question.name(), question.number(), hits);
  }

  void mix(int threads, int questions, long wall, long cpu) {
    write("mix\t%d\t%d\t%.3f\t%.3f", threads, questions, wall / 1e9, cpu / 1e9);
  }

  void build(long wall, long bytes) throws IOException {
    write("build\t%.3f\t%.3f\t%d\t%d", wall / 1e9, cpu() / 1e9, peakBytes(), bytes);
  }

  void memory() throws IOException {
    write("memory\t%d", peakBytes());
  }

  void open(long time) {
    write("open\t%.3f", time / 1e6);
  }

  void close() {
    lines.close();
  }

  private synchronized void write(String format, Object... values) {
    lines.println(String.format(Locale.ROOT, format, values));
  }
}
