package dev.parley.gate;

/// The command bytes of RFC 854, with those of RFC 885 (EOR) and RFC 1184 (EOF, SUSP, ABORT), and
/// the options that are known.
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

  private Telnet() {}
}
