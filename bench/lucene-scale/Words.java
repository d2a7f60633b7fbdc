import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes words as they were analysed before: blanks stand between them, and a tilde in the place of a stop word. */
final class Words extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String field) {
    var words = new WhitespaceTokenizer();
    return new TokenStreamComponents(words, new FilteringTokenFilter(words) {
      private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

      @Override
      protected boolean accept() throws IOException {
        return term.length() != 1 || term.charAt(0) != '~';
      }
    });
  }

  /** Far enough that no phrase runs from the title into the abstract. */
  @Override
  public int getPositionIncrementGap(String field) {
    return 100;
  }
}
