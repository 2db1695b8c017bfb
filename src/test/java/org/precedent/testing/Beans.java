package org.precedent.testing;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.precedent.platform.CurrentTransaction;
import org.precedent.platform.settings.Settings;

/**
 * Puts beans together as the container would, one of each class, without its interceptors: tests
 * begin and end transactions themselves.
 */
public final class Beans {

  private final Store store;
  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final List<Object> events = Collections.synchronizedList(new ArrayList<>());
  private final List<Object> all = new ArrayList<>();

  public Beans(Store store) {
    this.store = store;
    with(Clock.class, new SettableClock());
    with(Settings.class, settings(Map.of()));
    with(CurrentTransaction.class, new Untold());
  }

  /**
   * Tests are in transactions all the time, and yet beans shall remember what they would without.
   */
  private static final class Untold extends CurrentTransaction {
    @Override
    public boolean active() {
      return false;
    }
  }

  /** The settings with these, by their names in MicroProfile Config. */
  public static Settings settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(Map.of("precedent.data.dir", "target/test-data"));
    all.putAll(given);
    return new Settings(name -> Optional.ofNullable(all.get(name)));
  }

  /** The clock of all beans. */
  public SettableClock clock() {
    return (SettableClock) beans.get(Clock.class);
  }

  /** Uses that bean where the class is asked for. */
  public <T> Beans with(Class<T> type, T bean) {
    beans.put(type, bean);
    return this;
  }

  /** The events that were fired. */
  public List<Object> events() {
    return events;
  }

  /** The bean of that class. */
  public <T> T get(Class<T> type) {
    if (!beans.containsKey(type)) {
      T bean = create(type);
      beans.put(type, bean);
      inject(bean, type);
    }
    return type.cast(beans.get(type));
  }

  private static <T> T create(Class<T> type) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void inject(Object bean, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      Object value = value(field);
      if (value != null) {
        set(bean, field, value);
      }
    }
  }

  private Object value(Field field) {
    if (field.isAnnotationPresent(PersistenceContext.class)) {
      return store.entityManager();
    }
    if (field.isAnnotationPresent(Resource.class)) {
      return store.enlistedSource();
    }
    if (!field.isAnnotationPresent(Inject.class)) {
      return null;
    }
    if (field.getType() == Instance.class) {
      return instance();
    }
    return field.getType() == Event.class ? event() : get(field.getType());
  }

  /** Uses these beans where all beans of a kind are asked for; there is one such kind in a test. */
  public Beans withAll(Object... all) {
    this.all.addAll(List.of(all));
    return this;
  }

  private Object instance() {
    return Proxy.newProxyInstance(
        Beans.class.getClassLoader(),
        new Class<?>[] {Instance.class},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "stream" -> all.stream();
              case "iterator" -> all.iterator();
              case "forEach" -> {
                @SuppressWarnings("unchecked")
                Consumer<Object> action = (Consumer<Object>) arguments[0];
                all.forEach(action);
                yield null;
              }
              default -> throw new AssertionError(method);
            });
  }

  private Object event() {
    return Proxy.newProxyInstance(
        Beans.class.getClassLoader(),
        new Class<?>[] {Event.class},
        (proxy, method, arguments) -> {
          events.add(arguments[0]);
          return null;
        });
  }

  private static void set(Object bean, Field field, Object value) {
    try {
      field.setAccessible(true);
      field.set(bean, value);
    } catch (IllegalAccessException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
