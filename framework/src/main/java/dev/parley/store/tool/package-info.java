/// The command-line tool for what services have saved: `store export`, `import`, `check` and
/// `backup`.
///
/// Begin with [dev.parley.store.tool.StoreTool].
@NullMarked
package dev.parley.store.tool;

import org.jspecify.annotations.NullMarked;
