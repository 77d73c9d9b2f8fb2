package dev.parley.gate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The character sets that a client may ask for. All but UTF-8 have one byte for each character,
/// and ASCII in the first half.
enum Encoding {
  UTF_8(StandardCharsets.UTF_8, "UTF8"),
  ISO_8859_1(StandardCharsets.ISO_8859_1, "ISO8859-1 LATIN1 LATIN-1"),
  US_ASCII(StandardCharsets.US_ASCII, "ASCII ANSI_X3.4-1968"),
  WINDOWS_1252(Charset.forName("windows-1252"), "CP1252"),
  ISO_8859_15(Charset.forName("ISO-8859-15"), "LATIN-9"),
  ISO_8859_2(Charset.forName("ISO-8859-2"), "LATIN2"),
  WINDOWS_1250(Charset.forName("windows-1250"), "CP1250"),
  WINDOWS_1251(Charset.forName("windows-1251"), "CP1251"),
  KOI8_R(Charset.forName("KOI8-R"), "");

  private static final Map<String, Encoding> BY_NAME = new HashMap<>();

  static {
    for (Encoding encoding : values()) {
      BY_NAME.put(encoding.charset.name().toUpperCase(Locale.ROOT), encoding);
      for (String name : encoding.otherNames.split(" ", -1)) {
        BY_NAME.put(name, encoding);
      }
    }
    BY_NAME.remove("");
  }

  private final Charset charset;
  private final String otherNames;

  Encoding(Charset charset, String otherNames) {
    this.charset = charset;
    this.otherNames = otherNames;
  }

  /// {@return the one of that name, or null if it is none of these; case does not matter}
  static @Nullable Encoding named(String name) {
    return BY_NAME.get(name.strip().toUpperCase(Locale.ROOT));
  }

  Charset charset() {
    return charset;
  }
}
