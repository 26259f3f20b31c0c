package criu.tests.show;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of a class, with the reason, where no Chromium can be started. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

  /** Tries it, once for all classes. */
  final class Condition implements ExecutionCondition {
    private static final Optional<String> OBSTACLE = obstacle();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return OBSTACLE
          .map(ConditionEvaluationResult::disabled)
          .orElse(ConditionEvaluationResult.enabled("Chromium can be started"));
    }

    private static Optional<String> obstacle() {
      try (Browser browser = Browser.start()) {
        browser.ask("return navigator.userAgent");
        return Optional.empty();
      } catch (IOException | RuntimeException e) {
        String reason = "Chromium cannot be driven here: " + e.getMessage();
        System.out.println("skipped: " + reason);
        return Optional.of(reason);
      }
    }
  }
}
