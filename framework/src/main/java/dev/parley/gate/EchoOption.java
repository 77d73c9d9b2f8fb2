package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.WILL;
import static dev.parley.gate.Telnet.WONT;

import java.util.function.Consumer;

/// The server's side of telnet's ECHO (RFC 857), by which a client is kept from showing what is
/// typed at a secret question: the server says that it will echo, and does not.
///
/// Nothing here waits for an answer: some clients acknowledge neither WILL nor WONT, and the next
/// secret question has to work for them too. So it is counted which answers may still come, and
/// since answers come in the order of the requests, a late one is not taken for that to a new
/// request.
///
/// Not thread-safe: many threads may use it, one at a time.
final class EchoOption {
  private static final byte[] CR_LF = {'\r', '\n'};

  private final Consumer<byte[]> replies;

  /// Whether a secret question is open.
  private boolean secret;

  /// Whether the client has agreed to the present WILL, and so does not echo itself.
  private boolean agreed;

  /// Whether the present WILL has no answer yet.
  private boolean asked;

  /// Answers to earlier WILLs that may still come.
  private int lateAnswers;

  /// Acknowledgements of WONTs, each a DONT, that may still come.
  private int lateAcks;

  EchoOption(Consumer<byte[]> replies) {
    this.replies = replies;
  }

  boolean isSecret() {
    return secret;
  }

  /// A secret question begins. A repeat call has no effect.
  void hide() {
    if (!secret) {
      secret = true;
      agreed = false;
      asked = true;
      send(WILL);
    }
  }

  /// The secret question has ended. A repeat call has no effect.
  void show() {
    if (!secret) {
      return;
    }
    secret = false;
    send(WONT);
    if (agreed) {
      // The client showed nothing, the end of the line neither.
      replies.accept(CR_LF);
    }
    if (asked) {
      lateAnswers++;
    }
    if (agreed || asked) {
      lateAcks++;
    }
    agreed = false;
    asked = false;
  }

  /// The client has sent DO ECHO or DONT ECHO.
  void answered(int verb) {
    boolean isDo = verb == DO;
    if (lateAnswers > 0) {
      lateAnswers--;
      if (!isDo) {
        // Who refuses the WILL has nothing to acknowledge when the WONT comes.
        lateAcks--;
      }
    } else if (isDo) {
      answeredDo();
    } else {
      answeredDont();
    }
  }

  private void answeredDo() {
    if (!secret) {
      send(WONT);
    } else if (asked) {
      asked = false;
      agreed = true;
      // Whatever came before this answer has come, or never will.
      lateAcks = 0;
    }
  }

  private void answeredDont() {
    if (lateAcks > 0) {
      lateAcks--;
    } else if (secret) {
      if (agreed) {
        // It has changed its mind, which can't be refused (RFC 1143).
        send(WONT);
      }
      asked = false;
      agreed = false;
    }
  }

  private void send(int verb) {
    replies.accept(new byte[] {(byte) IAC, (byte) verb, (byte) ECHO});
  }
}
