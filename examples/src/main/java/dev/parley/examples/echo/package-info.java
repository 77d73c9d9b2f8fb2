/// A server that sends back what it is sent: the smallest program.
@NullMarked
package dev.parley.examples.echo;

import org.jspecify.annotations.NullMarked;
