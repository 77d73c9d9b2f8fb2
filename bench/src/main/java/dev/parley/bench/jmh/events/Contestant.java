package dev.parley.bench.jmh.events;

import java.util.function.Function;

/// The buses, all of which deliver in the calling thread.
public enum Contestant {
  /// The limit.
  LOOP(LoopBus::new),
  /// Ours.
  PARLEY(ParleyBus::new),
  /// Minestom's event node.
  MINESTOM(MinestomBus::new),
  /// NeoForge's bus.
  NEOFORGE(NeoForgeBus::new),
  /// Spring's multicaster.
  SPRING(SpringBus::new),
  /// greenrobot's EventBus.
  GREENROBOT(GreenrobotBus::new),
  /// Guava's EventBus.
  GUAVA(GuavaBus::new),
  /// MBassador.
  MBASSADOR(MBassadorBus::new);

  // A constructor: immutable, though its type does not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Tally, Bus> maker;

  Contestant(Function<Tally, Bus> maker) {
    this.maker = maker;
  }

  Bus make(Tally tally) {
    return maker.apply(tally);
  }
}
