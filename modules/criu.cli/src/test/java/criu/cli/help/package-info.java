/** Tests of help, suggestions and completion; shells are the real ones. */
package criu.cli.help;
