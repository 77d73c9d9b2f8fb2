package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The snippets of docs/language.md.
class GuideTest {
  // tag::person[]
  record Player(String name, Pronouns pronouns) implements Person {}

  // end::person[]

  private final Player ann = new Player("Ann", Pronouns.SHE);
  private final Player bob = new Player("Bob", Pronouns.HE);
  private final Player cat = new Player("Cat", Pronouns.THEY);

  // tag::compile[]
  static final Message SMILE = Message.of("{actor} {smile}[ {how}][ at {target}].", "how");

  // end::compile[]

  @Test
  void messages() {
    // tag::say[]
    Scene scene = SMILE.by(ann).to(bob, cat).with("how", "happily");

    assertThat(scene.forActor()).isEqualTo("You smile happily at Bob and Cat.");
    assertThat(scene.forViewer(cat)).isEqualTo("Ann smiles happily at you and Bob.");
    assertThat(scene.forOnlookers()).isEqualTo("Ann smiles happily at Bob and Cat.");

    assertThat(SMILE.by(ann).to(ann).forOnlookers()).isEqualTo("Ann smiles at herself.");
    assertThat(SMILE.by(ann).forOnlookers()).isEqualTo("Ann smiles.");
    // end::say[]
  }

  @Test
  void pronouns() {
    // tag::pronouns[]
    Message hat = Message.of("{actor} {take} {target's} hat. {target.they} {target:want} it back!");

    assertThat(hat.by(ann).to(cat).forActor()).isEqualTo("You take Cat's hat. They want it back!");
    assertThat(hat.by(ann).to(bob).forActor()).isEqualTo("You take Bob's hat. He wants it back!");
    assertThat(hat.by(ann).to(bob).forViewer(bob))
        .isEqualTo("Ann takes your hat. You want it back!");
    // end::pronouns[]
    assertThat(Pronouns.parse("xe/xem/xyr/xyrs/xemself").reflexive()).isEqualTo("xemself");
  }

  @Test
  void actions() {
    // tag::action[]
    ActionParser parser =
        ActionParser.create()
            .withOwnPrepositions(Map.of("dance", "with", "bow", "to"))
            .withVerbs(Set.of("dance", "bow", "hug")::contains);

    Action<Player> action =
        parser.parse("bow bob and hug him", ann, Finder.among(List.of(ann, bob, cat)));

    assertThat(action.verb()).isEqualTo("bow");
    assertThat(action.phrase("to").orElseThrow().found()).containsExactly(bob);
    assertThat(action.scene().forOnlookers()).isEqualTo("Ann bows to Bob and hugs him.");
    assertThat(action.scene().forViewer(bob)).isEqualTo("Ann bows to you and hugs you.");
    // end::action[]

    // tag::problem[]
    Action<Player> wrong =
        parser.parse("bow to bob and zork", ann, Finder.among(List.of(ann, bob, cat)));
    Problem<Player> problem = wrong.problems().getFirst();

    assertThat(problem.message()).isEqualTo("There is no \"zork\" here.");
    assertThat(problem.at().start()).isEqualTo(15);
    // end::problem[]
  }

  @Test
  void words() {
    // tag::words[]
    assertThat(Verbs.thirdPerson("hand-feed")).isEqualTo("hand-feeds");
    assertThat(Verbs.past("pick up")).isEqualTo("picked up");
    assertThat(Verbs.presentParticiple("lie")).isEqualTo("lying");
    assertThat(Nouns.a("hour")).isEqualTo("an hour");
    assertThat(Nouns.plural("staff of power")).isEqualTo("staffs of power");
    assertThat(Nouns.count(0, "coin")).isEqualTo("no coins");
    assertThat(Nouns.countInWords(12, "wolf")).isEqualTo("twelve wolves");
    assertThat(ListStyle.AND.atMost(2).join("Ann", "Bob", "Cat")).isEqualTo("Ann and 2 others");
    // end::words[]
  }
}
