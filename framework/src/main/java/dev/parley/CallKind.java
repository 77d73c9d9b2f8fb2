package dev.parley;

/// The calls by which a handler waits for something.
enum CallKind {
  READ_LINE("readLine"),
  READ_DATA("readData"),
  ASK("ask"),
  SLEEP("sleep"),
  CALL("call");

  private final String method;

  CallKind(String method) {
    this.method = method;
  }

  @Override
  public String toString() {
    return method;
  }
}
