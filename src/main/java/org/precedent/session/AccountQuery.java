package org.precedent.session;

import java.util.List;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * Which accounts are asked for; all that is given must hold.
 *
 * @param texts what the texts of an account must be
 * @param anyText whether one of the texts is enough
 * @param limit how many, from {@code offset} on
 */
public record AccountQuery(
    Optional<UserId> user,
    List<Text> texts,
    boolean anyText,
    Optional<SignUpStatus> signUp,
    Optional<ApprovalStatus> approval,
    int limit,
    int offset) {

  /** Keeps its own copy. */
  public AccountQuery {
    texts = List.copyOf(texts);
  }

  /** The texts that can be searched, without regard to case. */
  public enum Field {
    USERNAME("coalesce(a.username, u.login_name, '')"),
    EMAIL("u.email"),
    DISPLAY_NAME("coalesce(a.display_name, concat(u.first_name, ' ', u.last_name))"),
    FIRST_NAME("u.first_name"),
    MIDDLE_NAME("coalesce(a.middle_name, '')"),
    LAST_NAME("u.last_name");

    private final String column;

    Field(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  /**
   * What a text must be.
   *
   * @param exact whether all of it must be the same; else it must contain the text
   */
  public record Text(Field field, String text, boolean exact) {}

  /** One page, and how many accounts there are on all pages. */
  public record Result(List<Account> accounts, long total) {
    /** Keeps its own copy. */
    public Result {
      accounts = List.copyOf(accounts);
    }
  }
}
