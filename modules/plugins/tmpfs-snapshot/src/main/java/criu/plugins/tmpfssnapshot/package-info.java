/**
 * Has the content of mounts archived, and gives it back in a tmpfs. Depends on the plugin contract
 * alone.
 */
@NullMarked
package criu.plugins.tmpfssnapshot;

import org.jspecify.annotations.NullMarked;
