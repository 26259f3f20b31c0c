package criu.tests.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of a class, with the reason, where no mount namespace can be made. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNamespaces.Condition.class)
public @interface NeedsNamespaces {

  /** Tries it. */
  final class Condition implements ExecutionCondition {
    private static final String SCRIPT = "mount --make-rprivate / && mount -t tmpfs none /mnt";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        Command.Result tried = Command.run("unshare", "-m", "sh", "-c", SCRIPT);
        return tried.exit() == 0
            ? ConditionEvaluationResult.enabled("mount namespaces can be made")
            : skip("mount namespaces cannot be made here: " + tried.err().strip());
      } catch (Exception e) {
        return skip("unshare of util-linux cannot be run: " + e.getMessage());
      }
    }

    private static ConditionEvaluationResult skip(String reason) {
      System.out.println("skipped: " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
