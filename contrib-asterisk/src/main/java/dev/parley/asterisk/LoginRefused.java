package dev.parley.asterisk;

import java.util.Objects;

/// The exchange refused the user or the secret. Whoever called `Manager.connect` gets a
/// [LoginRefusedException] besides.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LoginRefused extends AsteriskEvent {
  private final Response response;

  /// A refusal; also for tests of those who listen to it.
  public LoginRefused(Manager manager, Response response) {
    super(manager, response.fields(), "LoginRefused");
    this.response = Objects.requireNonNull(response, "response");
  }

  /// {@return what the exchange said}
  public Response response() {
    return response;
  }
}
