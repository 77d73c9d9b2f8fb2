package dev.parley;

/// Another process of this service is ready, and this one is about to hand over to it. Nobody's
/// lines are handled any more. The place to see to what does not survive: tasks that were started,
/// listeners that were added, events that were posted. May wait, for a few seconds at most; the
/// setting `angel-freeze-limit` says how long.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class PreRestart extends ServiceEvent {
  /// An event of the given service, for [Service#trigger].
  public PreRestart(Service service) {
    super(service);
  }
}
