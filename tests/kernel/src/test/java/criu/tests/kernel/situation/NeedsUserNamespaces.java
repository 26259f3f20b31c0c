package criu.tests.kernel.situation;

import criu.tests.kernel.Command;
import criu.tests.kernel.CriuMount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the tests of a class, with the reason, where another user than root can make no user
 * namespace, or cannot read the command under test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsUserNamespaces.Condition.class)
@interface NeedsUserNamespaces {

  /** Tries it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        Command.Result tried =
            Command.shell(
                "setpriv --reuid=65534 --regid=65534 --clear-groups unshare -Urm \"$1\" --version",
                CriuMount.launcher().toAbsolutePath().toString());
        return tried.exit() == 0
            ? ConditionEvaluationResult.enabled("user namespaces can be made")
            : skip("user 65534 cannot run the command in a user namespace: " + tried.err().strip());
      } catch (Exception e) {
        return skip("unshare and setpriv of util-linux cannot be run: " + e.getMessage());
      }
    }

    private static ConditionEvaluationResult skip(String reason) {
      System.out.println("skipped: " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
