package org.precedent.release.delivery;

import java.util.ArrayList;
import java.util.List;

/** The statement that lists deliveries. For one query. */
final class DeliverySql {

  static final String SELECT =
      """
      select d.id, d.caller_id, d.user_id, d.method, d.origin, d.path,
        (select string_agg(a.name, ',') from delivery_attribute a where a.delivery_id = d.id),
        d.status, d.reason, d.status_code, d.duration_ms, d.started_at
      from delivery d
      """;

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();
  private final int limit;

  DeliverySql(DeliveryQuery query) {
    limit = query.limit();
    query.user().ifPresent(user -> add("d.user_id = ", user.value()));
    query.caller().ifPresent(caller -> add("d.caller_id = ", caller.value()));
    query.status().ifPresent(status -> add("d.status = ", status.code()));
    query.origin().ifPresent(origin -> add("d.origin = ", origin));
    query.from().ifPresent(from -> add("d.started_at >= ", from));
    query.until().ifPresent(until -> add("d.started_at < ", until));
    query.before().ifPresent(id -> add("d.id < ", id));
    query
        .attribute()
        .ifPresent(
            name -> {
              parameters.add(name.text());
              conditions.add(
                  "exists (select 1 from delivery_attribute x where x.delivery_id = d.id"
                      + " and x.name = ?"
                      + parameters.size()
                      + ")");
            });
  }

  private void add(String condition, Object value) {
    parameters.add(value);
    conditions.add(condition + "?" + parameters.size());
  }

  String text() {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return SELECT + where + " order by d.id desc limit " + limit;
  }

  Object[] parameters() {
    return parameters.toArray();
  }
}
