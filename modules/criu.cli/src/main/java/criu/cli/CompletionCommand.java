package criu.cli;

import criu.cli.help.Shell;
import joptsimple.OptionParser;

/** {@code criu-mount completion}: prints what completes the command in a shell; for packages. */
final class CompletionCommand implements Command {

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "prints a script that completes the command in a shell";
  }

  @Override
  public String synopsis() {
    return "bash|zsh|fish";
  }

  @Override
  public String example() {
    return "source <(criu-mount completion bash)";
  }

  @Override
  public String operands() {
    return "bash|zsh|fish";
  }

  @Override
  public void declare(OptionParser parser) {
    parser.nonOptions("the shell");
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    if (invocation.arguments().size() != 1) {
      throw new UsageException("expected one shell: bash, zsh or fish");
    }
    String name = invocation.arguments().getFirst().toString();
    Shell shell =
        Shell.named(name).orElseThrow(() -> new UsageException(name + ": no such shell is known"));
    invocation.console().out().print(shell.completion(Commands.words()));
    return ExitCode.DONE;
  }
}
