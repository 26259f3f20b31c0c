/** Tests of configuration files as text. */
package criu.cli.config;
