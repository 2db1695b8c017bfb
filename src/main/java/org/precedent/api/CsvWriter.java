package org.precedent.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.precedent.attribute.Content;
import org.precedent.attribute.Level;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;
import org.precedent.identity.UserId;

/**
 * RFC 4180, in UTF-8, with a header. Values are always in quotes; where there is none or it is
 * hidden, the field is empty without quotes. For one thread.
 */
final class CsvWriter implements BulkFormat.Writer {

  private static final String HEADER = "user_id,is_set,value,source,group_id,rank";
  private static final String END = "\r\n";

  /** What spreadsheets take for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private final BufferedWriter out;
  private final boolean spreadsheet;

  /**
   * Writes the header.
   *
   * @param spreadsheet whether to put an apostrophe before what looks like a formula
   */
  CsvWriter(OutputStream out, boolean spreadsheet) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.spreadsheet = spreadsheet;
    this.out.write(HEADER);
    this.out.write(END);
  }

  @Override
  public void row(UserId user, Level level) throws IOException {
    out.write(user.toString());
    out.write(level.content() instanceof Content.None ? ",false," : ",true,");
    if (level.content() instanceof Content.Text text) {
      quote(text.value());
    }
    out.write(',');
    out.write(SourceKind.of(level.source()).code());
    if (level.source() instanceof Source.Group group) {
      out.write(',');
      out.write(group.group().toString());
      out.write(',');
      out.write(Integer.toString(group.rank()));
      out.write(END);
    } else {
      out.write(",,");
      out.write(END);
    }
  }

  private void quote(String text) throws IOException {
    out.write('"');
    if (spreadsheet && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
      out.write('\'');
    }
    if (text.indexOf('"') < 0) {
      out.write(text);
    } else {
      out.write(text.replace("\"", "\"\""));
    }
    out.write('"');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
