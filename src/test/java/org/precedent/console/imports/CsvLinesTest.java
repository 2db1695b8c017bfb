package org.precedent.console.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.attribute.DefinitionId;
import org.precedent.identity.UserId;
import org.precedent.session.NameKind;

class CsvLinesTest {

  private static List<ImportLine> read(byte[] content) {
    List<ImportLine> lines = new ArrayList<>();
    new CsvLines(content).read(2, (kind, some) -> lines.addAll(some));
    return lines;
  }

  private static List<ImportLine> read(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemCode problem(byte[] content) {
    return catchThrowableOfType(UnreadableFileException.class, () -> read(content))
        .problem()
        .code();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void commas_semicolons_and_tabs_separate(String separator) {
    List<ImportLine> lines =
        read("\uFEFFUser,Value,attribute\r\nann,\"a\"\"b\r\nc\",city\r\n".replace(",", separator));

    assertThat(lines).containsExactly(new ImportLine(2, true, "ann", "city", "a\"b\r\nc", ""));
  }

  @Test
  void lines_keep_their_numbers_and_empty_ones_are_left_out() {
    List<ImportLine> lines = read("email,attribute,value\n\na,b,\"x\ny\"\nc,d,e\nf,g\nh,i,j\n");

    assertThat(lines).extracting(ImportLine::number).containsExactly(3L, 5L, 6L, 7L);
    assertThat(lines).extracting(ImportLine::complete).containsExactly(true, true, false, true);
  }

  @Test
  void the_first_line_says_how_users_are_named() {
    List<NameKind> kinds = new ArrayList<>();
    new CsvLines("login,attribute,value\na,b,c".getBytes(StandardCharsets.UTF_8))
        .read(9, (kind, some) -> kinds.add(kind));

    assertThat(kinds).containsExactly(NameKind.LOGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,b\n",
        "user,login,attribute,value\n",
        "user,attribute,attribute,value\n",
        "user,attribute,value,colour\n",
        "user,attribute\n"
      })
  void another_first_line_is_refused(String content) {
    assertThat(problem(content.getBytes(StandardCharsets.UTF_8))).isEqualTo(ProblemCode.NO_HEADER);
  }

  @Test
  void what_is_not_utf_8_is_refused() {
    assertThat(
            problem("user,attribute,value\nM\u00fcller,a,b".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(ProblemCode.NOT_UTF8);
  }

  @Test
  void an_end_that_is_no_time_is_unreadable() {
    ImportLine line = read("user,attribute,value,expires_at\na,b,c,soon\n").get(0);

    assertThat(line.expiryReadable()).isFalse();
    assertThat(line.toString()).doesNotContain("c,");
  }

  @Test
  void a_pair_is_new_once_however_large_the_ids_are() {
    SeenPairs seen = new SeenPairs();
    DefinitionId definition = new DefinitionId(7);

    assertThat(seen.add(new UserId(Long.MAX_VALUE), definition)).isTrue();
    assertThat(seen.add(new UserId(Long.MAX_VALUE), definition)).isFalse();
    assertThat(seen.add(new UserId(Long.MAX_VALUE - 65_536), definition)).isTrue();
    assertThat(seen.add(new UserId(Long.MAX_VALUE), new DefinitionId(8))).isTrue();
  }
}
