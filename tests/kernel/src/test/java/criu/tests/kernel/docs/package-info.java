/**
 * The examples of help and of the pages, run as they are written. Start at {@link
 * criu.tests.kernel.docs.PageTests}.
 */
package criu.tests.kernel.docs;
