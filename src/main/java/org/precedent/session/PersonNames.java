package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.Ids;
import org.precedent.identity.UserId;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/**
 * Finds many users by what people call them, in a few queries. Who has vanished from the directory
 * is found by his id only: his names may be somebody else's by now.
 */
@Stateless
public class PersonNames {

  private static final String BY_ID = "select id from users where id = any(?1)";
  private static final String BY_LOGIN =
      "select login_name, id from users where login_name = any(?1) and vanished_at is null";
  private static final String BY_USERNAME =
      "select username_key, user_id from local_account where username_key = any(?1)";
  private static final String BY_EMAIL =
      "select email, id from users where email = any(?1) and vanished_at is null";
  private static final String BY_EMAIL_CREDENTIAL =
      "select email_key, user_id from email_credential where email_key = any(?1)";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  /**
   * The users whom the texts name; more than one where a text is ambiguous, none where it is
   * unknown.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, Set<UserId>> find(Caller caller, NameKind kind, Collection<String> texts) {
    AccessRules.requireAdministrator(caller);
    Set<String> names =
        texts.stream()
            .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0)
            .collect(Collectors.toSet());
    Map<String, Set<UserId>> found = new HashMap<>();
    if (kind == NameKind.ID || kind == NameKind.ANY) {
      addIds(found, names);
    }
    if (kind == NameKind.LOGIN || kind == NameKind.ANY) {
      add(found, names, BY_LOGIN, name -> name);
      add(found, names, BY_USERNAME, Username::key);
    }
    if (kind == NameKind.EMAIL || kind == NameKind.ANY) {
      add(found, names, BY_EMAIL, name -> name);
      add(found, names, BY_EMAIL_CREDENTIAL, name -> name.toLowerCase(Locale.ROOT));
    }
    return found;
  }

  private void addIds(Map<String, Set<UserId>> found, Set<String> names) {
    List<Long> ids = names.stream().flatMap(name -> Ids.parse(name).stream()).toList();
    if (ids.isEmpty()) {
      return;
    }
    Object parameter = Sql.array(ids);
    for (ResultRow row : Sql.rows(entityManager, BY_ID, parameter)) {
      UserId user = new UserId(row.number());
      found.computeIfAbsent(user.toString(), none -> new HashSet<>()).add(user);
    }
  }

  private void add(
      Map<String, Set<UserId>> found, Set<String> names, String sql, Function<String, String> key) {
    Map<String, List<String>> byKey = names.stream().collect(Collectors.groupingBy(key));
    Object parameter = byKey.keySet().toArray(String[]::new);
    for (ResultRow row : Sql.rows(entityManager, sql, parameter)) {
      List<String> asked = byKey.getOrDefault(row.text(), List.of());
      UserId user = new UserId(row.number());
      asked.forEach(name -> found.computeIfAbsent(name, none -> new HashSet<>()).add(user));
    }
  }
}
