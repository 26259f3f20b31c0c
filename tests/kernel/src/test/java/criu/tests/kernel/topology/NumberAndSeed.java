package criu.tests.kernel.topology;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Takes the number of tries from the system property {@code criu.topologies}, and the seed from
 * {@code criu.topologies.seed}; prints the seed.
 */
final class NumberAndSeed implements AroundPropertyHook {
  private static final String NUMBER = "criu.topologies";
  private static final String SEED = "criu.topologies.seed";

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Optional.ofNullable(Integer.getInteger(NUMBER)).ifPresent(context.attributes()::setTries);
    Optional.ofNullable(System.getProperty(SEED))
        .filter(seed -> !seed.isEmpty())
        .ifPresent(context.attributes()::setSeed);
    PropertyExecutionResult result = property.execute();
    System.out.println("seed: -D" + SEED + "=" + result.seed().orElse("none"));
    return result;
  }
}
