package dev.parley.gate;

import java.util.Arrays;

/// The command bytes of RFC 854, with those of RFC 885 (EOR) and RFC 1184 (EOF, SUSP, ABORT), and
/// the codes of the options that are known.
final class Telnet {
  static final int EOF = 236;
  static final int SUSP = 237;
  static final int ABORT = 238;
  static final int EOR = 239;
  static final int SE = 240;
  static final int NOP = 241;
  static final int DM = 242;
  static final int BRK = 243;
  static final int IP = 244;
  static final int AO = 245;
  static final int AYT = 246;
  static final int EC = 247;
  static final int EL = 248;
  static final int GA = 249;
  static final int SB = 250;
  static final int WILL = 251;
  static final int WONT = 252;
  static final int DO = 253;
  static final int DONT = 254;
  static final int IAC = 255;

  /// RFC 857.
  static final int ECHO = 1;

  /// RFC 858: SUPPRESS-GO-AHEAD.
  static final int SGA = 3;

  /// RFC 860.
  static final int TIMING_MARK = 6;

  /// RFC 1091, and MTTS on top of it.
  static final int TTYPE = 24;

  /// RFC 885, as an option; the command of the same name is [#EOR].
  static final int END_OF_RECORD = 25;

  /// RFC 1073: the size of the window.
  static final int NAWS = 31;

  /// RFC 1572, and MNES on top of it.
  static final int NEW_ENVIRON = 39;

  /// RFC 2066.
  static final int CHARSET = 42;

  static final int MSDP = 69;
  static final int MSSP = 70;
  static final int MCCP2 = 86;
  static final int GMCP = 201;

  private Telnet() {}

  /// {@return a whole subnegotiation, with IAC doubled in the payload}
  static byte[] subnegotiation(int option, byte[] payload) {
    byte[] frame = new byte[2 * payload.length + 6];
    int length = 0;
    frame[length++] = (byte) IAC;
    frame[length++] = (byte) SB;
    frame[length++] = (byte) option;
    if (option == IAC) {
      frame[length++] = (byte) IAC;
    }
    for (byte value : payload) {
      frame[length++] = value;
      if (value == (byte) IAC) {
        frame[length++] = value;
      }
    }
    frame[length++] = (byte) IAC;
    frame[length++] = (byte) SE;
    return Arrays.copyOf(frame, length);
  }
}
