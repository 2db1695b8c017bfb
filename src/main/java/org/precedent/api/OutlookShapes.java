package org.precedent.api;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.precedent.attribute.explanation.Outlook;
import org.precedent.identity.UserId;

/** Writes what would be. */
final class OutlookShapes {

  private OutlookShapes() {}

  static void write(JsonGenerator json, UserId user, List<Outlook> outlooks) {
    json.writeStartObject()
        .write("user_id", user.toString())
        .write("changes", outlooks.stream().filter(Outlook::differs).count())
        .writeStartArray("values");
    outlooks.forEach(outlook -> write(json, outlook));
    json.writeEnd().writeEnd();
  }

  private static void write(JsonGenerator json, Outlook outlook) {
    json.writeStartObject();
    LevelShapes.write(json, outlook.definition());
    LevelShapes.write(json, outlook.then());
    json.write("differs", outlook.differs());
    if (outlook.differs()) {
      json.writeStartObject("now");
      LevelShapes.write(json, outlook.now());
      json.writeEnd();
    }
    json.writeEnd();
  }
}
