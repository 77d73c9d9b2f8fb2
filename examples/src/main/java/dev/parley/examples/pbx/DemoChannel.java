package dev.parley.examples.pbx;

/// One end of a call at the [DemoExchange].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class DemoChannel {
  private final DemoTelephone telephone;
  private final String name;
  private final String uniqueId;
  private final String bridge;
  private String state = "Down";
  private boolean talking;

  DemoChannel(DemoTelephone telephone, int count, String bridge) {
    this.telephone = telephone;
    this.name = "%s-%08x".formatted(telephone.name(), count);
    this.bridge = bridge;
    this.uniqueId = "1700000000." + count;
  }

  String name() {
    return name;
  }

  /// {@return what it shares with the other end}
  String bridge() {
    return bridge;
  }

  void state(String newState) {
    state = newState;
  }

  void talks() {
    talking = true;
  }

  /// {@return the bridge that it is in; empty if it does not talk yet}
  String room() {
    return talking ? bridge : "";
  }

  /// {@return the fields by which events tell of it, each on a line}
  ///
  /// @param prefix before each name: `Dest` where it is the one that is called
  String fields(String prefix) {
    return """
    %1$sChannel: %2$s
    %1$sChannelStateDesc: %3$s
    %1$sCallerIDNum: %4$s
    %1$sCallerIDName: %5$s
    %1$sContext: default
    %1$sExten: %4$s
    %1$sUniqueid: %6$s
    """
        .formatted(prefix, name, state, telephone.number(), telephone.person(), uniqueId);
  }
}
