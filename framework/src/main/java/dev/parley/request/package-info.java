/// Asking over a connection where a request is answered by messages that carry its id.
///
/// Begin with [dev.parley.request.Requests], then [dev.parley.request.Protocol], which a connection
/// implements.
@NullMarked
package dev.parley.request;

import org.jspecify.annotations.NullMarked;
