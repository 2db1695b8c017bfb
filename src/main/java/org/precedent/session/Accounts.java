package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;

/** How users log in: to look at. */
@Stateless
public class Accounts {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  /** A local account with what its password is checked against. */
  public record Secret(Account account, Optional<SecretHash> hash) {}

  /**
   * The account of a user.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is that user or an
   *     administrator
   * @throws NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Account get(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return find(user).orElseThrow(() -> new NotFoundException("user"));
  }

  /** The account of a user, for other beans. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Account> find(UserId user) {
    return read(" where u.id = ?1", user.value()).stream().findFirst().map(Secret::account);
  }

  /** The local account of that name. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Secret> withName(String name) {
    return Username.flaw(name).isPresent()
        ? Optional.empty()
        : read(" where a.username_key = ?1", Username.key(name)).stream().findFirst();
  }

  /** The local account of that user. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Secret> local(UserId user) {
    return read(" where a.user_id = ?1", user.value()).stream().findFirst();
  }

  /**
   * A page of accounts, in the order of their users' ids.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public AccountQuery.Result search(Caller caller, AccountQuery query) {
    AccessRules.requireAdministrator(caller);
    List<Object> parameters = new ArrayList<>();
    String where = where(query, parameters);
    long total =
        Sql.rows(entityManager, "select count(*)" + AccountRows.FROM + where, parameters.toArray())
            .get(0)
            .number();
    String page = " order by u.id limit " + query.limit() + " offset " + query.offset();
    List<Account> accounts =
        read(where + page, parameters.toArray()).stream().map(Secret::account).toList();
    return new AccountQuery.Result(accounts, total);
  }

  private List<Secret> read(String conditions, Object... parameters) {
    return Sql.rows(entityManager, AccountRows.SELECT + AccountRows.FROM + conditions, parameters)
        .stream()
        .map(AccountRows::secret)
        .toList();
  }

  private static String where(AccountQuery query, List<Object> parameters) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    query.user().ifPresent(user -> conditions.add("u.id = " + add(parameters, user.value())));
    query
        .signUp()
        .ifPresent(
            status ->
                conditions.add(
                    "coalesce(a.sign_up_status, 'final') = " + add(parameters, status.id())));
    query
        .approval()
        .ifPresent(
            status ->
                conditions.add(
                    "coalesce(a.approval_status, 'approved') = " + add(parameters, status.id())));
    if (!query.texts().isEmpty()) {
      conditions.add(
          query.texts().stream()
              .map(text -> matches(text, parameters))
              .collect(Collectors.joining(query.anyText() ? " or " : " and ", "(", ")")));
    }
    return " where " + String.join(" and ", conditions);
  }

  private static String matches(AccountQuery.Text text, List<Object> parameters) {
    if (text.text().codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))) {
      return "1 = 0";
    }
    String escaped = text.text().replaceAll("[!%_]", "!$0");
    String pattern = text.exact() ? escaped : "%" + escaped + "%";
    return "lower("
        + text.field().column()
        + ") like lower("
        + add(parameters, pattern)
        + ") escape '!'";
  }

  private static String add(List<Object> parameters, Object value) {
    parameters.add(value);
    return "?" + parameters.size();
  }
}
