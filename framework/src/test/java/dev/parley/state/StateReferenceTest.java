package dev.parley.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Things that are written as a key and looked up when they are read.
class StateReferenceTest {
  interface Member {
    String id();
  }

  record Person(String id, Thread closed) implements Member {}

  record Pair(Member left, Optional<Member> right, Member[] both, List<Member> list) {}

  static final class Room {
    Member owner = new Person("default", null);
    Map<Member, Integer> votes = new HashMap<>();
  }

  private final Map<String, Member> present = new HashMap<>();
  private final StateCodec codec =
      new StateCodec()
          .declare(Pair.class, Room.class)
          .reference(Member.class, Member::id, present::get);

  private final Member ann = new Person("ann", Thread.currentThread());
  private final Member bob = new Person("bob", Thread.currentThread());

  @Test
  void areTheSameObjectsAgain() {
    present.put("ann", ann);
    present.put("bob", bob);
    var pair = new Pair(ann, Optional.of(bob), new Member[] {ann, bob}, List.of(ann, bob));

    var copy = codec.read("pair", Pair.class, codec.write("pair", pair));

    assertThat(copy.left()).isSameAs(ann);
    assertThat(copy.right()).containsSame(bob);
    assertThat(copy.both()).containsExactly(ann, bob);
    assertThat(copy.list()).containsExactly(ann, bob);
  }

  @Test
  void readAsNothingWhenTheyAreGone() {
    present.put("bob", bob);
    var pair =
        new Pair(
            ann, Optional.of(ann), new Member[] {ann, bob}, new ArrayList<>(List.of(ann, bob)));

    var copy = codec.read("pair", Pair.class, codec.write("pair", pair));

    assertThat(copy.left()).isNull();
    assertThat(copy.right()).isEmpty();
    assertThat(copy.both()).containsExactly(null, bob);
    assertThat(copy.list()).containsExactly(bob);
    assertThat(codec.read("member", Member.class, codec.write("member", ann))).isNull();
  }

  @Test
  void leaveNoDefaultAndNoEntryInTheirPlace() {
    var room = new Room();
    room.owner = ann;
    room.votes.put(ann, 1);

    var copy = codec.read("room", Room.class, codec.write("room", room));

    assertThat(copy.owner).isNull();
    assertThat(copy.votes).isEmpty();
  }

  @Test
  void goBeforeDeclaringInAnyOrder() {
    present.put("ann", ann);
    var late = new StateCodec().declare(Person.class);
    assertThat(late.read("p", Person.class, late.write("p", new Person("x", null))).id())
        .isEqualTo("x");

    late.reference(Member.class, Member::id, present::get);

    assertThat(late.read("p", Member.class, late.write("p", ann))).isSameAs(ann);
  }

  @Test
  void areRefusedWithoutAKey() {
    var keyless =
        new StateCodec()
            .reference(
                Member.class,
                member -> {
                  throw new IllegalArgumentException("no key: " + member.id());
                },
                present::get);

    assertThatThrownBy(() -> keyless.write("friend", ann))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith("friend: ")
        .hasMessageNotContaining("ann");
  }
}
