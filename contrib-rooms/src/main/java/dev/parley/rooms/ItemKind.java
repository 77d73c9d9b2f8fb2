package dev.parley.rooms;

import dev.parley.language.Nouns;
import dev.parley.rooms.item.ItemName;
import dev.parley.store.Defined;
import dev.parley.store.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all things of a kind have in common. Kinds are stored in `item-kind`, and usually defined
/// in YAML:
///
/// ```yaml
/// store: item-kind
/// key: red-ball
/// name: ball
/// adjectives: [red, rubber]
/// description: It has been chewed on.
/// ```
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public class ItemKind {
  @Id private String key = "";
  @Defined private String name = "";
  @Defined private List<String> adjectives = List.of();
  @Defined private @Nullable String plural;
  @Defined private String description = "";
  @Defined private int holds;
  @Defined private boolean fixed;
  @Defined private boolean scenery;

  /// Nothing yet, to be filled from where it is stored.
  protected ItemKind() {}

  /// @param key lower-case letters, digits, `_` and `-`
  /// @param name a noun in the singular, without adjectives; empty for the key with spaces
  public ItemKind(String key, String name, String... adjectives) {
    this.key = key;
    this.name = name;
    this.adjectives = List.of(adjectives);
  }

  /// Says what people see who examine it; markup.
  ///
  /// @return this
  public ItemKind description(String description) {
    this.description = description;
    return this;
  }

  /// Has it hold other things.
  ///
  /// @param holds how many
  /// @return this
  public ItemKind holds(int holds) {
    this.holds = holds;
    return this;
  }

  /// Has nobody take it away.
  ///
  /// @return this
  public ItemKind fixed() {
    fixed = true;
    return this;
  }

  /// Has nobody take it away, and leaves it out of lists, since the description of the room speaks
  /// of it.
  ///
  /// @return this
  public ItemKind scenery() {
    scenery = true;
    return this;
  }

  /// {@return under which it is stored}
  public final String key() {
    return key;
  }

  /// {@return what things of this kind are called}
  public ItemName name() {
    String noun = name.isBlank() ? words(key) : name;
    return new ItemName(noun, adjectives, plural == null ? Nouns.plural(noun) : plural);
  }

  /// {@return the name of things whose kind is gone}
  static ItemName nameOf(String key) {
    return ItemName.of(words(key));
  }

  private static String words(String key) {
    String words = key.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty() ? "thing" : words;
  }

  /// {@return what people see who examine it, as markup; empty for nothing special}
  public String description() {
    return description;
  }

  /// {@return how many things it holds; 0 if it is not to hold any}
  public int holds() {
    return holds;
  }

  /// {@return whether nobody can take it away}
  public boolean isFixed() {
    return fixed || scenery;
  }

  /// {@return whether it is left out of lists}
  public boolean isScenery() {
    return scenery;
  }

  /// {@return the key}
  @Override
  public String toString() {
    return key;
  }
}
