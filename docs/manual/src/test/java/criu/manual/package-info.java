/** Tests of the man pages, by the programs that read them. */
package criu.manual;
