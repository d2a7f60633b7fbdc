import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A question as the C# program writes it. */
record Question(int number, String name, String shape, String[] terms, String category, long from, long to, int document) {
  static List<Question> readAll(Path path) throws IOException {
    return Files.readAllLines(path).stream().map(Question::parse).filter(Question::canBeAsked).toList();
  }

  private static Question parse(String line) {
    var fields = line.split("\t", -1);
    var terms = fields[4].isEmpty() ? new String[0] : fields[4].split(" ");
    return new Question(
        Integer.parseInt(fields[0]), fields[1], fields[2], terms, fields[5],
        Long.parseLong(fields[6]), Long.parseLong(fields[7]), Integer.parseInt(fields[8]));
  }

  private boolean canBeAsked() {
    return switch (shape) {
      case "Suggest", "NearOne", "NearTwo", "Path", "CoCited", "Coupled" -> false;
      default -> true;
    };
  }
}
