package org.precedent.api;

import java.io.IOException;
import java.io.OutputStream;
import org.precedent.attribute.Content;
import org.precedent.attribute.Level;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;
import org.precedent.identity.UserId;
import org.precedent.platform.json.JsonWriter;

/** One JSON object per user and line. For one thread. */
final class NdjsonWriter implements BulkFormat.Writer {

  private static final JsonWriter.Key USER_ID = new JsonWriter.Key("user_id");
  private static final JsonWriter.Key IS_SET = new JsonWriter.Key("is_set");
  private static final JsonWriter.Key VALUE = new JsonWriter.Key("value");
  private static final JsonWriter.Key SOURCE = new JsonWriter.Key("source");
  private static final JsonWriter.Key GROUP_ID = new JsonWriter.Key("group_id");
  private static final JsonWriter.Key RANK = new JsonWriter.Key("rank");

  private final JsonWriter json;

  NdjsonWriter(OutputStream out) {
    json = JsonWriter.lines(out);
  }

  @Override
  public void row(UserId user, Level level) {
    json.startObject().key(USER_ID).text(user.toString());
    json.key(IS_SET).bool(!(level.content() instanceof Content.None)).key(VALUE);
    if (level.content() instanceof Content.Text text) {
      json.text(text.value());
    } else {
      json.nothing();
    }
    json.key(SOURCE).text(SourceKind.of(level.source()).code());
    if (level.source() instanceof Source.Group group) {
      json.key(GROUP_ID).text(group.group().toString()).key(RANK).number(group.rank());
    }
    json.endObject().endLine();
  }

  @Override
  public void end() throws IOException {
    json.close();
  }
}
