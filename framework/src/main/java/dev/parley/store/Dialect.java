package dev.parley.store;

import java.math.BigDecimal;

/// What differs between the databases.
///
/// Immutable.
enum Dialect {
  SQLITE("sqlite", "?", "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')", "document") {
    @Override
    String field(String name, FieldKind kind) {
      return switch (kind) {
        case TRUTH -> typed("when 'true' then 1 when 'false' then 0", name);
        case NUMBER -> typed("when 'integer' then %1$s when 'real' then %1$s", name);
        case TEXT -> typed("when 'text' then %s", name);
      };
    }

    // Of a damaged document it would not say that it has no such field, but that it is malformed.
    private static String typed(String cases, String name) {
      String value = "json_extract(document, '$.%s')".formatted(name);
      return "(case when json_valid(document) then case json_type(document, '$.%s') %s end end)"
          .formatted(name, cases.formatted(value));
    }

    @Override
    String has() {
      return "case when json_valid(document) then json_type(document, '$.\"' || ? || '\"') end is not null";
    }

    @Override
    Object parameter(Object value, FieldKind kind) {
      return switch (kind) {
        case TRUTH -> value.equals(true) ? 1 : 0;
        case NUMBER -> number((BigDecimal) value);
        case TEXT -> value;
      };
    }

    // The driver takes all numbers but these for texts.
    private static Object number(BigDecimal value) {
      try {
        return value.longValueExact();
      } catch (ArithmeticException _) {
        return value.doubleValue();
      }
    }
  },
  POSTGRESQL("postgresql", "?::jsonb", "now()", "document::text") {
    @Override
    String field(String name, FieldKind kind) {
      return switch (kind) {
        case TRUTH -> typed(name, "boolean", "boolean");
        case NUMBER -> typed(name, "number", "numeric");
        case TEXT -> typed(name, "string", "text") + " collate \"C\"";
      };
    }

    // A value of another type, of earlier or damaged documents, must not keep the index from being
    // made or the document from being written.
    private static String typed(String name, String type, String as) {
      return "(case when jsonb_typeof(document->'%1$s') = '%2$s' then (document->>'%1$s')::%3$s end)"
          .formatted(name, type, as);
    }

    @Override
    String has() {
      return "jsonb_exists(document, ?)";
    }

    @Override
    Object parameter(Object value, FieldKind kind) {
      return value;
    }
  };

  /// Of what PostgreSQL keeps of a name.
  private static final int LONGEST_NAME = 63;

  private final String id;
  private final String documentParameter;
  private final String now;
  private final String documentText;

  Dialect(String id, String documentParameter, String now, String documentText) {
    this.id = id;
    this.documentParameter = documentParameter;
    this.now = now;
    this.documentText = documentText;
  }

  /// {@return the name of the folder with its schema}
  String id() {
    return id;
  }

  /// {@return the expression for a field of the document, as the index has it}
  abstract String field(String name, FieldKind kind);

  /// {@return the condition that the document has a field, whose name is a parameter}
  abstract String has();

  /// {@return a value as the driver is given it}
  ///
  /// @param value a number as a BigDecimal
  abstract Object parameter(Object value, FieldKind kind);

  /// {@return what begins a transaction that writes}
  String begin() {
    // A transaction that begins by reading would fail where it can't go on to write.
    return this == SQLITE ? "begin immediate" : "begin";
  }

  String insert() {
    return """
    insert into objects (store, key, version, form, document, saved_at)
    values (?, ?, ?, ?, %s, %s) on conflict do nothing\
    """
        .formatted(documentParameter, now);
  }

  String update() {
    return """
    update objects set version = ?, form = ?, document = %s, saved_at = %s
    where store = ? and key = ? and version = ?\
    """
        .formatted(documentParameter, now);
  }

  /// {@return what tells whether an object has a version and a document}
  String isSame() {
    return "select version = ? and document = %s from objects where store = ? and key = ?"
        .formatted(documentParameter);
  }

  String select() {
    return "select key, version, form, %s from objects".formatted(documentText);
  }

  /// {@return what reads all columns of objects, by store and key}
  String selectAll(String where) {
    String savedAt =
        this == SQLITE
            ? "saved_at"
            : "to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    return "select store, key, version, form, %s, %s from objects%s order by store, key"
        .formatted(documentText, savedAt, where);
  }

  /// {@return what adds an object with all its columns}
  String insertWhole() {
    return """
    insert into objects (store, key, version, form, document, saved_at)
    values (?, ?, ?, ?, %s, %s) on conflict do nothing\
    """
        .formatted(documentParameter, timeParameter());
  }

  /// {@return what puts an object in the place of another of its key, in a version that nobody
  /// knows yet}
  String replace() {
    return """
    update objects
    set version = %s(version + 1, ?), form = ?, document = %s, saved_at = %s
    where store = ? and key = ?\
    """
        .formatted(this == SQLITE ? "max" : "greatest", documentParameter, timeParameter());
  }

  String countSame() {
    return "select count(*) from objects where store = ? and key = ? and form = ? and document = "
        + documentParameter;
  }

  private String timeParameter() {
    return this == SQLITE ? "?" : "?::timestamptz";
  }

  /// {@return what makes an index for a field of one store}
  String index(String store, String field, FieldKind kind) {
    String nulls = this == POSTGRESQL ? " nulls first" : "";
    return "create index if not exists \"%s\" on objects ((%s)%s, key) where store = '%s'"
        .formatted(indexName(store, field), field(field, kind), nulls, store);
  }

  private static String indexName(String store, String field) {
    String name = "field_" + store + "_" + field;
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - 9) + "_" + Integer.toHexString(name.hashCode());
  }
}
