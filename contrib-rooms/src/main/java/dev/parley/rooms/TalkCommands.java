package dev.parley.rooms;

import dev.parley.commands.CommandEvent;
import dev.parley.language.Message;
import dev.parley.text.Text;

/// Talking to those who are in the same room.
///
/// Confined to its strand.
final class TalkCommands<W extends Walker> {
  private static final String GROUP = "talk";
  private static final Message SAY = Message.of("{actor} {say}: {what}", "what");

  private final RoomCommands<W> all;

  TalkCommands(RoomCommands<W> all) {
    this.all = all;
  }

  void addAll() {
    all.add("say <message>", this::say)
        .help("Says something to those who are here.")
        .group(GROUP)
        .aliases("'");
    all.add("emote <action>", this::emote)
        .help("Shows what you do, in your own words: \"emote waves\" is \"Ann waves\".")
        .group(GROUP)
        .aliases(";");
  }

  private void say(CommandEvent cmd) {
    W speaker = all.walker(cmd);
    all.tell(speaker, SAY.by(speaker).with("what", cmd.text("message")));
  }

  private void emote(CommandEvent cmd) {
    W actor = all.walker(cmd);
    String action = cmd.text("action");
    boolean joins = action.startsWith("'") || action.startsWith(",");
    Text text = Text.of(actor.name(), joins ? "" : " ", action);
    all.rooms().users().write(actor, text);
    all.rooms().writeOthers(actor, text);
  }
}
