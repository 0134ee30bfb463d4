/** Reports that wait in quarantine. */
@NullMarked
package io.tieback.cli.quarantine;

import org.jspecify.annotations.NullMarked;
