package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class ParleyTestTest {
  @Nested
  class InAnInstanceField {
    @RegisterExtension final ParleyTest parrot = ParleyTest.of(TestServiceTest::parrot);

    @RepeatedTest(2)
    void startsAServiceForEachTest() {
      parrot.client().expectLine("Hello.");
      assertThat(parrot.running().service().clients()).hasSize(1);
    }
  }

  @Nested
  class InAStaticField {
    @RegisterExtension static final ParleyTest parrot = ParleyTest.of(TestServiceTest::parrot);

    @RepeatedTest(3)
    void closesTheClientsAfterEachTest() {
      parrot.client().expectLine("Hello.");
      assertThat(parrot.running().service().clients()).hasSize(1);
    }
  }

  @Test
  void failsTheTestIfAHandlerThrew() {
    var parrot = ParleyTest.of(TestServiceTest::parrot);
    parrot.beforeEach(null);
    var ann = parrot.client();
    ann.send("fail");
    ann.send("next");
    ann.expect("next\r\n");
    assertThatThrownBy(() -> parrot.afterEach(null)).hasMessageContaining("told to fail");
  }

  @Test
  void tellsThatItIsNotRegistered() {
    var parrot = ParleyTest.of(TestServiceTest::parrot);
    assertThatThrownBy(parrot::client)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }
}
