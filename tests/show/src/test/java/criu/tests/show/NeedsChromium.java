package criu.tests.show;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of a class, with the reason, where no Chromium can be started. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

  /** Tries it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try (Browser browser = Browser.start()) {
        browser.ask("return navigator.userAgent");
        return ConditionEvaluationResult.enabled("Chromium can be started");
      } catch (Exception e) {
        String reason = "Chromium cannot be driven here: " + e.getMessage();
        System.out.println("skipped: " + reason);
        return ConditionEvaluationResult.disabled(reason);
      }
    }
  }
}
