package org.precedent.console;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;
import org.precedent.attribute.explanation.GroupLink;
import org.precedent.attribute.explanation.Membership;
import org.precedent.attribute.explanation.Rung;
import org.precedent.attribute.explanation.SetBy;
import org.precedent.attribute.explanation.Verdict;

/**
 * A rung of the ladder as the page shows it. Times are instants; the browser says them in its zone.
 *
 * @param foreign whether it is the value of a group that he was never seen in
 * @param verdict whether it won, or why not, in words
 * @param when the time that belongs to the verdict
 * @param membership how the user is in the group, in words; empty for other levels
 * @param setBy who set the value; empty if nobody knows
 */
public record RungRow(
    String kind,
    boolean foreign,
    String source,
    int rank,
    boolean won,
    String state,
    String shown,
    String verdict,
    @Nullable String when,
    String membership,
    String setBy,
    @Nullable String setAt,
    @Nullable String expiresAt) {

  static RungRow of(Rung rung) {
    return new RungRow(
        SourceKind.of(rung.source()).code(),
        rung.verdict() instanceof Verdict.NotMember gone && gone.until().isEmpty(),
        ValueRow.sourceName(rung.source()),
        rung.source() instanceof Source.Group group ? group.rank() : 0,
        rung.won(),
        ValueRow.state(rung.content()),
        rung.content().text().orElse(""),
        verdict(rung.verdict()),
        when(rung.verdict()),
        rung.membership().map(RungRow::membership).orElse(""),
        rung.setBy().map(SetBy::name).orElse(""),
        rung.setBy().map(setBy -> setBy.setAt().toString()).orElse(null),
        rung.expiresAt().map(Object::toString).orElse(null));
  }

  private static String verdict(Verdict verdict) {
    if (verdict instanceof Verdict.Outranked outranked) {
      return Texts.of("verdict.outranked", ValueRow.sourceName(outranked.by()));
    }
    if (verdict instanceof Verdict.NotMember gone) {
      return Texts.of(gone.until().isPresent() ? "verdict.left" : "verdict.notmember");
    }
    if (verdict instanceof Verdict.Expired) {
      return Texts.of("verdict.expired");
    }
    if (verdict instanceof Verdict.GroupVanished) {
      return Texts.of("verdict.vanished");
    }
    return Texts.of(verdict instanceof Verdict.Won ? "verdict.won" : "verdict.notset");
  }

  private static @Nullable String when(Verdict verdict) {
    if (verdict instanceof Verdict.Expired expired) {
      return expired.at().toString();
    }
    if (verdict instanceof Verdict.GroupVanished vanished) {
      return vanished.at().toString();
    }
    return verdict instanceof Verdict.NotMember gone
        ? gone.until().map(Object::toString).orElse(null)
        : null;
  }

  private static String membership(Membership membership) {
    if (membership instanceof Membership.Nested nested) {
      return Texts.of("membership.nested", names(nested.chain()));
    }
    if (membership instanceof Membership.Direct) {
      return Texts.of("membership.direct");
    }
    return membership instanceof Membership.Everybody ? Texts.of("membership.everybody") : "";
  }

  private static String names(List<GroupLink> chain) {
    return chain.stream().map(GroupLink::name).collect(Collectors.joining(" → "));
  }
}
