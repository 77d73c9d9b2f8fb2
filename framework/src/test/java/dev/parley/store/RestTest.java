package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.state.Was;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What documents hold besides the fields of their class.
class RestTest {
  private final Documents documents =
      new Documents(
          new Registered() {
            @Override
            public @Nullable StoreBase<?> storeOf(Class<?> type) {
              return null;
            }

            @Override
            public @Nullable StoreBase<?> targetOf(Class<?> type) {
              return null;
            }
          });

  static class Owner {
    @Id String key = "ann";
    Map<String, Item> items = new HashMap<>();
    List<Item> belt = new ArrayList<>();
    @Nullable Item hand;
    @Nullable Pet pet;

    @Was("label")
    String name = "";
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  @JsonSubTypes({@JsonSubTypes.Type(Cat.class), @JsonSubTypes.Type(Dog.class)})
  interface Pet {}

  static class Cat implements Pet {
    @Was("title")
    String name = "";
  }

  static class Dog implements Pet {}

  @Dropped("rust")
  static class Item {
    @Was("title")
    String name = "";

    int notch;

    private Item() {}

    Item(String name) {
      this.name = name;
    }
  }

  /// {@return the document after an object was read from it, changed and saved}
  private String saved(String document, Consumer<Owner> change) {
    var owner = new Owner();
    var fields = documents.parse(document.replace('\'', '"'));
    documents.renew(fields, Owner.class);
    Rest rest = documents.read(fields, owner);
    change.accept(owner);
    return documents.write(owner, rest).toString().replace('"', '\'');
  }

  @Test
  void fieldsThatAPartHasLostStayInItsDocument() {
    assertThat(
            saved(
                "{'items':{'sword':{'name':'Sting','weight':3}},'hand':{'weight':4}}",
                owner -> owner.items.get("sword").notch = 7))
        .contains("'items':{'sword':{'name':'Sting','notch':7,'weight':3}}")
        .contains("'hand':{'name':'','notch':0,'weight':4}");
  }

  @Test
  void aPartThatIsGoneDoesNotComeBackWithTheFieldsItHadLost() {
    assertThat(
            saved(
                "{'items':{'sword':{'name':'Sting','weight':3}},'hand':{'weight':4}}",
                owner -> {
                  owner.items.remove("sword");
                  owner.hand = null;
                }))
        .contains("'items':{}")
        .contains("'hand':null")
        .doesNotContain("weight");
  }

  @Test
  void elementsOfAListKeepTheFieldsTheyHadLost() {
    String belt = "{'belt':[{'name':'a','weight':1},{'name':'b','weight':2},{'name':'c'}]}";
    assertThat(saved(belt, owner -> owner.belt.get(1).notch = 7))
        .contains(
            "[{'name':'a','notch':0,'weight':1},{'name':'b','notch':7,'weight':2},{'name':'c','notch':0}]");
    assertThat(saved(belt, owner -> owner.belt.removeFirst()))
        .contains("[{'name':'b','notch':0,'weight':2},{'name':'c','notch':0}]");
    assertThat(saved(belt, owner -> owner.belt.add(owner.belt.removeFirst())))
        .contains(
            "[{'name':'b','notch':0,'weight':2},{'name':'c','notch':0},{'name':'a','notch':0,'weight':1}]");
    assertThat(
            saved(
                belt,
                owner -> {
                  owner.belt.removeFirst();
                  owner.belt.addFirst(new Item("new"));
                  owner.belt.removeLast();
                }))
        .contains("[{'name':'new','notch':0},{'name':'b','notch':0,'weight':2}]");
  }

  @Test
  void anElementThatHasMovedAndChangedLosesThemRatherThanAnotherGetsThem() {
    assertThat(
            saved(
                "{'belt':[{'name':'a','weight':1},{'name':'b'}]}",
                owner -> {
                  owner.belt.addFirst(owner.belt.removeLast());
                  owner.belt.getLast().notch = 7;
                }))
        .contains("[{'name':'b','notch':0},{'name':'a','notch':7}]");
  }

  @Test
  void aFieldStaysThatOnlyAnotherClassHasRenamed() {
    assertThat(
            saved(
                "{'title':'Dame','hand':{'label':'x','title':'Sting'},'items':{'x':{'title':'y'}}}",
                _ -> {}))
        .contains("'title':'Dame'")
        .contains("'hand':{'name':'Sting','notch':0,'label':'x'}")
        .contains("{'x':{'name':'y','notch':0}}");
  }

  @Test
  void aPresentNameGoesBeforeAnEarlierOne() {
    assertThat(saved("{'name':'Ann','label':'Old'}", _ -> {}))
        .contains("'name':'Ann'")
        .doesNotContain("Old");
  }

  @Test
  void aClassOfAPartDropsFieldsToo() {
    assertThat(
            saved(
                "{'rust':1,'hand':{'rust':2,'weight':3},'belt':[{'rust':4,'weight':5}]}", _ -> {}))
        .contains("'rust':1")
        .contains("'weight':3")
        .contains("'weight':5")
        .doesNotContain("'rust':2")
        .doesNotContain("'rust':4");
  }

  @Test
  void fractionsAreKeptToTheLastDigit() {
    assertThat(
            saved("{'half':0.5,'price':1.10,'much':12345678901234567.89,'more':1E+400}", _ -> {}))
        .contains("'half':0.5,'price':1.10,'much':12345678901234567.89,'more':1E+400");
  }

  @Test
  void migrationsSeeDoublesWhereTheseLoseNothing() {
    var document = documents.parse("{\"half\":0.5,\"much\":12345678901234567.89}");
    documents.migrate(
        document,
        fields -> {
          assertThat(fields.get("half")).isEqualTo(0.5);
          assertThat(String.valueOf(fields.get("much"))).isEqualTo("12345678901234567.89");
        });
  }

  @Test
  void aPartWhoseClassIsInItsDocumentComesBackAsOneOfIt() {
    assertThat(
            saved(
                "{'pet':{'@type':'Cat','title':'Tom','paws':4}}",
                owner -> assertThat(owner.pet).isInstanceOf(Cat.class)))
        .contains("'pet':{'@type':'Cat','name':'Tom','paws':4}");
  }
}
