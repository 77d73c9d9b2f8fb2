package dev.parley.gate;

import static dev.parley.gate.Telnet.CHARSET;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.END_OF_RECORD;
import static dev.parley.gate.Telnet.GMCP;
import static dev.parley.gate.Telnet.MCCP2;
import static dev.parley.gate.Telnet.MSDP;
import static dev.parley.gate.Telnet.MSSP;
import static dev.parley.gate.Telnet.NAWS;
import static dev.parley.gate.Telnet.NEW_ENVIRON;
import static dev.parley.gate.Telnet.SGA;
import static dev.parley.gate.Telnet.TTYPE;

import dev.parley.link.TelnetPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which options are known, on which side, and what is done about them. Whatever is not here is
/// refused.
///
/// Each option is offered on one side only, since tt++ keeps one mark for both of what it has dealt
/// with. CHARSET alone is accepted on the other side too: there WILL only says who may begin.
///
/// Immutable.
final class OptionTable {
  /// What is done about an option.
  private enum Policy {
    /// Turned on at the beginning.
    OFFER,
    /// Turned on when the client asks for it.
    ACCEPT,
    /// Turned on when the service wants it, and refused at all other times.
    ON_DEMAND
  }

  private record Entry(Side side, int option, Policy policy) {}

  private static final int CODES = 256;

  private final List<Entry> entries;

  /// The index of each option in `entries`, or -1; those of the remote side behind those of ours.
  private final byte[] indexes = new byte[2 * CODES];

  private OptionTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    Arrays.fill(indexes, (byte) -1);
    for (int index = 0; index < entries.size(); index++) {
      Entry entry = entries.get(index);
      indexes[slot(entry.side(), entry.option())] = (byte) index;
    }
  }

  /// {@return the options in the order in which they are offered. Compression comes last, since
  /// what follows it is compressed, and Mudlet loses its terminal types then}
  static OptionTable of(TelnetPolicy policy) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(Side.REMOTE, TTYPE, Policy.OFFER));
    entries.add(new Entry(Side.REMOTE, NAWS, Policy.OFFER));
    entries.add(new Entry(Side.LOCAL, CHARSET, Policy.OFFER));
    entries.add(new Entry(Side.REMOTE, NEW_ENVIRON, Policy.OFFER));
    if (policy.gmcp()) {
      entries.add(new Entry(Side.LOCAL, GMCP, Policy.OFFER));
    }
    if (policy.msdp()) {
      entries.add(new Entry(Side.LOCAL, MSDP, Policy.OFFER));
    }
    if (policy.mssp()) {
      entries.add(new Entry(Side.LOCAL, MSSP, Policy.OFFER));
    }
    entries.add(new Entry(Side.LOCAL, END_OF_RECORD, Policy.OFFER));
    for (TelnetPolicy.Declared declared : policy.declared()) {
      entries.add(
          new Entry(
              declared.remote() ? Side.REMOTE : Side.LOCAL,
              declared.option(),
              declared.offered() ? Policy.OFFER : Policy.ACCEPT));
    }
    if (policy.compression()) {
      entries.add(new Entry(Side.LOCAL, MCCP2, Policy.OFFER));
    }
    entries.add(new Entry(Side.REMOTE, CHARSET, Policy.ACCEPT));
    entries.add(new Entry(Side.LOCAL, ECHO, Policy.ON_DEMAND));
    entries.add(new Entry(Side.LOCAL, SGA, Policy.ON_DEMAND));
    return new OptionTable(entries);
  }

  /// Offers what is to be offered, in order.
  void offerAll(OptionEngine engine) {
    for (Entry entry : entries) {
      if (entry.policy() == Policy.OFFER) {
        engine.offer(entry.side(), entry.option());
      }
    }
  }

  int size() {
    return entries.size();
  }

  /// {@return a number below [#size], or -1 if the option is not known on that side}
  int indexOf(Side side, int option) {
    return indexes[slot(side, option)];
  }

  /// {@return whether a client may turn on a known option}
  boolean isAccepted(Side side, int option) {
    return entries.get(indexOf(side, option)).policy() != Policy.ON_DEMAND;
  }

  private static int slot(Side side, int option) {
    return side.index * CODES + option;
  }
}
