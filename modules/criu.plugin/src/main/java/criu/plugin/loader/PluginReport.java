package criu.plugin.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an entry after an attempt to load it.
 *
 * @param entry the jar, or the directory of jars
 * @param name what the plugin calls itself, once it was asked
 * @param module the module that provides it, once it was found
 * @param version the version of that module, where it has one
 * @param jars the jars, once they were found
 * @param modules the modules of its layer by name, once they were resolved
 * @param hooks the methods that it has something to do in, of {@code init}, {@code dump}, {@code
 *     restore} and {@code exit}, once it was made
 * @param nativeAccess whether it may call native code
 * @param passed the checks that it passed
 * @param failed the check that it did not pass
 * @param failure why, in the words of {@link PluginLoadException}
 */
public record PluginReport(
    Path entry,
    Optional<String> name,
    Optional<String> module,
    Optional<String> version,
    List<Path> jars,
    List<String> modules,
    List<String> hooks,
    boolean nativeAccess,
    List<Check> passed,
    Optional<Check> failed,
    Optional<String> failure) {}
