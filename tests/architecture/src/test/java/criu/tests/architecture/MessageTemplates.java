package criu.tests.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The messages of the product as its sources make them: the texts given to exceptions that a user
 * sees, with three dots for what is filled in.
 */
final class MessageTemplates extends TreeScanner<Void, Void> {
  private static final Set<String> SHOWN =
      Set.of(
          "ArchiveException",
          "BrokenTreeException",
          "ConfigException",
          "CritException",
          "HelperException",
          "IOException",
          "ImageException",
          "MountException",
          "MountInfoException",
          "PlanException",
          "PluginLoadException",
          "PluginStuckException",
          "UsageException");

  private static final Pattern FACTORY =
      Pattern.compile("MountException\\.because|PluginLoadException\\.named|StepException\\.of");

  private static final String FILLED = "...";
  private static final Pattern WORDS = Pattern.compile("[a-z]{2,}");

  /** Here what is wrong with an option is an illegal argument, which the command then shows. */
  private static final String OPTIONS = "criu.mount.external";

  private final Set<String> templates = new TreeSet<>();
  private final Set<String> makers = new TreeSet<>();
  private boolean ofOptions;

  private MessageTemplates() {}

  /** Returns the templates in sources. */
  static Set<String> of(List<SourceFile> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> paths =
          files.stream().map(file -> SourceFile.root().resolve(file.path())).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(paths));
      MessageTemplates messages = new MessageTemplates();
      for (CompilationUnitTree unit : task.parse()) {
        messages.ofOptions = String.valueOf(unit.getPackageName()).equals(OPTIONS);
        messages.makers.clear();
        messages.makers.addAll(makers(unit));
        messages.scan(unit, null);
      }
      return messages.templates;
    }
  }

  /** Returns the methods of a file that make an exception of a reason they are given. */
  private static Set<String> makers(CompilationUnitTree unit) {
    Set<String> makers = new TreeSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        if (SHOWN.contains(String.valueOf(method.getReturnType()))) {
          makers.add(method.getName().toString());
        }
        return super.visitMethod(method, null);
      }
    }.scan(unit, null);
    return makers;
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void nothing) {
    String type = made.getIdentifier().toString();
    if (type.equals("ConfigException")) {
      add(made.getArguments().subList(0, 2)); // the last is what to do
    } else if (SHOWN.contains(type) || (ofOptions && type.equals("IllegalArgumentException"))) {
      add(made.getArguments());
    }
    return super.visitNewClass(made, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    String method = call.getMethodSelect().toString();
    if (FACTORY.matcher(method).matches() || makers.contains(method)) {
      add(call.getArguments());
    }
    return super.visitMethodInvocation(call, null);
  }

  private void add(List<? extends ExpressionTree> arguments) {
    List<String> parts = List.of("");
    for (ExpressionTree argument : arguments) {
      List<String> texts = texts(argument);
      boolean first = parts.equals(List.of(""));
      List<String> longer = new ArrayList<>();
      for (String part : parts) {
        texts.forEach(text -> longer.add(first ? text : part + ": " + text));
      }
      parts = longer;
    }
    for (String part : parts) {
      String template =
          part.replaceAll("(: \\.\\.\\.)+$|: $", "").replaceAll("^(\\.\\.\\.: )+", "");
      if (WORDS.matcher(template).find()) {
        templates.add(template);
      }
    }
  }

  /** Returns what an expression can say. */
  private static List<String> texts(Tree expression) {
    return switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String text -> List.of(text);
      case ParenthesizedTree inner -> texts(inner.getExpression());
      case ConditionalExpressionTree either -> {
        List<String> both = new ArrayList<>(texts(either.getTrueExpression()));
        both.addAll(texts(either.getFalseExpression()));
        yield both;
      }
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
        List<String> all = new ArrayList<>();
        for (String left : texts(sum.getLeftOperand())) {
          for (String right : texts(sum.getRightOperand())) {
            all.add((left + right).replace(FILLED + FILLED, FILLED));
          }
        }
        yield all;
      }
      case null, default -> List.of(FILLED);
    };
  }
}
