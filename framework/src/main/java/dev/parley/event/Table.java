package dev.parley.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All bindings of a registry in the order of their calls, and the routes made of them so far.
/// Replaced as a whole by every change, so that a dispatch that is under way keeps what it began
/// with.
///
/// Immutable, but for a note on which route was used last.
final class Table {
  static final Table EMPTY = new Table(new Binding[0], 0, new Route[2], 0);

  final Binding[] bindings;

  /// The rank of the next binding.
  final long next;

  /// A hash table with linear probing, at most half full.
  private final @Nullable Route[] routes;

  private final int routeCount;
  final boolean hearsUnheard;

  /// The route found last, since events of one class often come in a row. Any thread may write it:
  /// a route is immutable, and each belongs to this table.
  private @Nullable Route recent;

  private Table(Binding[] bindings, long next, @Nullable Route[] routes, int routeCount) {
    this.bindings = bindings;
    this.next = next;
    this.routes = routes;
    this.routeCount = routeCount;
    boolean hears = false;
    for (Binding binding : bindings) {
      hears |= binding.terms.type.isAssignableFrom(Unheard.class);
    }
    this.hearsUnheard = hears;
  }

  /// {@return the route of the class, or null if it is not made yet}
  @Nullable Route find(Class<?> type) {
    Route route = recent;
    return route != null && route.type == type ? route : search(type);
  }

  private @Nullable Route search(Class<?> type) {
    @Nullable Route[] routes = this.routes;
    int mask = routes.length - 1;
    for (int i = type.hashCode() & mask; ; i = (i + 1) & mask) {
      Route route = routes[i];
      if (route == null) {
        return null;
      }
      if (route.type == type) {
        recent = route;
        return route;
      }
    }
  }

  Table withRoute(Route route) {
    @Nullable Route[] roomy =
        rehash(routeCount * 2 + 2 > routes.length ? routes.length * 2 : routes.length, null);
    insert(roomy, route);
    return new Table(bindings, next, roomy, routeCount + 1);
  }

  /// {@return a table without any route, so that all are made anew}
  Table withoutRoutes() {
    return new Table(bindings, next, new Route[2], 0);
  }

  Table with(Binding added) {
    var changed = new Binding[bindings.length + 1];
    int at = bindings.length;
    while (at > 0 && added.comesBefore(bindings[at - 1])) {
      at--;
    }
    System.arraycopy(bindings, 0, changed, 0, at);
    changed[at] = added;
    System.arraycopy(bindings, at, changed, at + 1, bindings.length - at);
    return changedTo(changed, next + 1, added.terms.type);
  }

  Table without(Binding removed) {
    List<Binding> rest = new ArrayList<>(bindings.length);
    for (Binding binding : bindings) {
      if (binding != removed) {
        rest.add(binding);
      }
    }
    return rest.size() == bindings.length
        ? this
        : changedTo(rest.toArray(new Binding[0]), next, removed.terms.type);
  }

  /// Keeps the routes that the change of a binding for the given class does not concern; one for
  /// unheard events concerns all.
  private Table changedTo(Binding[] changed, long next, Class<?> type) {
    if (type.isAssignableFrom(Unheard.class)) {
      return new Table(changed, next, new Route[2], 0);
    }
    @Nullable Route[] kept = rehash(routes.length, type);
    int count = 0;
    for (Route route : kept) {
      count += route == null ? 0 : 1;
    }
    return new Table(changed, next, kept, count);
  }

  private @Nullable Route[] rehash(int size, @Nullable Class<?> except) {
    var copy = new @Nullable Route[size];
    for (Route route : routes) {
      if (route != null && (except == null || !except.isAssignableFrom(route.type))) {
        insert(copy, route);
      }
    }
    return copy;
  }

  private static void insert(@Nullable Route[] routes, Route route) {
    int mask = routes.length - 1;
    int i = route.type.hashCode() & mask;
    while (routes[i] != null) {
      i = (i + 1) & mask;
    }
    routes[i] = route;
  }
}
