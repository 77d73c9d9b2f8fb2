package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.DONT;
import static dev.parley.gate.Telnet.WILL;
import static dev.parley.gate.Telnet.WONT;

/// On which side of the connection an option works.
enum Side {
  /// The gate does it: it says WILL or WONT, the client DO or DONT.
  LOCAL(0, WILL, WONT),

  /// The client does it: the gate says DO or DONT, the client WILL or WONT.
  REMOTE(1, DO, DONT);

  /// 0 or 1.
  final int index;

  /// What the gate says to turn the option on, and to agree that it is.
  final int on;

  /// What the gate says to turn the option off, to refuse it, and to agree that it is off.
  final int off;

  Side(int index, int on, int off) {
    this.index = index;
    this.on = on;
    this.off = off;
  }

  /// {@return the side that a client means by WILL, WONT, DO or DONT}
  static Side meantBy(int verb) {
    return verb == WILL || verb == WONT ? REMOTE : LOCAL;
  }
}
