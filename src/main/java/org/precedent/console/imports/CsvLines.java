package org.precedent.console.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.precedent.session.NameKind;

/**
 * The lines of a CSV file (RFC 4180) in UTF-8, with or without a byte order mark, with commas,
 * semicolons or tabs, as spreadsheets write them.
 */
final class CsvLines {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int SAMPLE = 512;

  private final byte[] content;

  CsvLines(byte[] content) {
    this.content = content;
  }

  /**
   * Reads them, some at a time. Empty lines are left out.
   *
   * @throws UnreadableFileException where it can't be read; the lines before it were given
   */
  void read(int some, BiConsumer<NameKind, List<ImportLine>> consumer) {
    try (Reader text = text();
        CsvReader<CsvRecord> reader = reader(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw new UnreadableFileException(ImportProblem.of(1, "", ProblemCode.NO_HEADER));
      }
      give(records, Columns.of(records.next().getFields()), some, consumer);
    } catch (CsvParseException | UncheckedIOException | IOException broken) {
      throw new UnreadableFileException(
          ImportProblem.ofFile(isCoding(broken) ? ProblemCode.NOT_UTF8 : ProblemCode.NOT_CSV));
    }
  }

  private static void give(
      Iterator<CsvRecord> records,
      Columns columns,
      int some,
      BiConsumer<NameKind, List<ImportLine>> consumer) {
    List<ImportLine> lines = new ArrayList<>(some);
    while (records.hasNext()) {
      CsvRecord row = records.next();
      lines.add(ImportLine.of(row.getStartingLineNumber(), row.getFields(), columns));
      if (lines.size() == some) {
        consumer.accept(columns.kind(), List.copyOf(lines));
        lines.clear();
      }
    }
    if (!lines.isEmpty()) {
      consumer.accept(columns.kind(), List.copyOf(lines));
    }
  }

  private static boolean isCoding(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof CharacterCodingException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private CsvReader<CsvRecord> reader(Reader text) {
    return CsvReader.builder()
        .fieldSeparator(separator())
        .skipEmptyLines(true)
        .ignoreDifferentFieldCount(true)
        .ofCsvRecord(text);
  }

  // A spreadsheet writes semicolons where the comma is the decimal one.
  private char separator() {
    String start = new String(content, 0, Math.min(SAMPLE, content.length), StandardCharsets.UTF_8);
    String header = start.lines().findFirst().orElse("");
    for (char separator : new char[] {',', ';', '\t'}) {
      if (header.indexOf(separator) >= 0) {
        return separator;
      }
    }
    return ',';
  }

  private Reader text() throws IOException {
    PushbackReader reader =
        new PushbackReader(
            new InputStreamReader(
                new ByteArrayInputStream(content),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }
}
