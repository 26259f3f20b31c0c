/** Tests of the command without the image: what it says of itself, against the pages for users. */
package criu.cli;
