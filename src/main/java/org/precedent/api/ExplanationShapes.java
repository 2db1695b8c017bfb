package org.precedent.api;

import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.explanation.Explanation;
import org.precedent.attribute.explanation.Membership;
import org.precedent.attribute.explanation.Rung;
import org.precedent.attribute.explanation.SetBy;
import org.precedent.attribute.explanation.Verdict;

/** Writes explanations. */
final class ExplanationShapes {

  private ExplanationShapes() {}

  static void write(JsonGenerator json, Explanation explanation) {
    json.writeStartObject().write("user_id", explanation.user().toString());
    LevelShapes.write(json, explanation.definition());
    LevelShapes.write(json, explanation.effective());
    json.writeStartArray("levels");
    explanation.rungs().forEach(rung -> write(json, rung));
    json.writeEnd();
    if (explanation.leftOut() > 0) {
      json.write("left_out", explanation.leftOut());
    }
    json.writeEnd();
  }

  private static void write(JsonGenerator json, Rung rung) {
    json.writeStartObject();
    LevelShapes.source(json, rung.source());
    LevelShapes.content(json, rung.content());
    json.write("won", rung.won());
    verdict(json, rung.verdict());
    rung.membership().ifPresent(membership -> membership(json, membership));
    rung.setBy().ifPresent(setBy -> setBy(json, setBy));
    time(json, "expires_at", rung.expiresAt());
    json.writeEnd();
  }

  private static void verdict(JsonGenerator json, Verdict verdict) {
    if (verdict instanceof Verdict.Won) {
      json.write("reason", "won");
    } else if (verdict instanceof Verdict.Outranked outranked) {
      json.write("reason", "outranked").writeStartObject("outranked_by");
      LevelShapes.source(json, outranked.by());
      json.writeEnd();
    } else if (verdict instanceof Verdict.Expired expired) {
      json.write("reason", "expired").write("since", expired.at().toString());
    } else if (verdict instanceof Verdict.NotMember notMember) {
      json.write("reason", "not_a_member");
      time(json, "since", notMember.until());
    } else if (verdict instanceof Verdict.GroupVanished vanished) {
      json.write("reason", "group_vanished").write("since", vanished.at().toString());
    } else {
      json.write("reason", "not_set");
    }
  }

  private static void membership(JsonGenerator json, Membership membership) {
    if (membership instanceof Membership.Everybody) {
      json.write("membership", "everybody");
    } else if (membership instanceof Membership.Direct) {
      json.write("membership", "direct");
    } else if (membership instanceof Membership.Nested nested) {
      json.write("membership", "nested").writeStartArray("through");
      nested
          .chain()
          .forEach(
              link ->
                  json.writeStartObject()
                      .write("id", link.group().toString())
                      .write("name", link.name())
                      .writeEnd());
      json.writeEnd();
    } else {
      json.write("membership", "none");
    }
  }

  private static void setBy(JsonGenerator json, SetBy setBy) {
    setBy
        .user()
        .ifPresent(
            user ->
                json.writeStartObject("set_by")
                    .write("id", user.toString())
                    .write("name", setBy.name())
                    .writeEnd());
    json.write("set_at", setBy.setAt().toString());
  }

  private static void time(JsonGenerator json, String member, Optional<Instant> time) {
    time.ifPresent(some -> json.write(member, some.toString()));
  }
}
