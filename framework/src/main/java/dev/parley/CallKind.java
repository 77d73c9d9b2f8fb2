package dev.parley;

/// The calls by which a handler does something to others, or learns something from them: what a
/// dialog records. Everything else in a step has to be free of effects.
enum CallKind {
  PROMPT("ask"),
  PROMPT_SECRET("askSecret"),
  READ_LINE("readLine"),
  READ_SECRET("askSecret"),
  READ_DATA("readData"),
  READ_KEY("readKey"),
  SELECT("select"),
  SLEEP("sleep"),
  CALL("call"),
  WRITE("write"),
  LIST("choose"),
  WRITE_BYTES("write"),
  WRITE_ALL("writeAll"),
  SEND("send"),
  SEND_ALL("send"),
  CLOSE("close"),
  PUT("put"),
  UPDATE("update"),
  REMOVE("remove"),
  JOIN("add"),
  PART("remove"),
  TRIGGER("trigger"),
  POST("post"),
  START("start"),
  FIND("find"),
  SAVE("save"),
  DELETE("delete"),
  TRANSACTION("transaction"),
  RESTART("restart"),
  TERMINAL("terminal"),
  RANDOM("random"),
  NOW("now");

  private final String method;

  CallKind(String method) {
    this.method = method;
  }

  /// {@return whether it only says something}
  boolean isWords() {
    return this == WRITE || this == WRITE_BYTES || this == WRITE_ALL;
  }

  /// {@return whether it waits for an answer, or for anything else}
  boolean waits() {
    return switch (this) {
      case READ_LINE,
          READ_SECRET,
          READ_DATA,
          READ_KEY,
          SELECT,
          SLEEP,
          CALL,
          TRIGGER,
          FIND,
          SAVE,
          DELETE,
          TRANSACTION ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return method;
  }
}
