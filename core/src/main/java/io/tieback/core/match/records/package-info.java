/** Tables of records with dictionary-encoded columns, and expressions over them. */
@NullMarked
package io.tieback.core.match.records;

import org.jspecify.annotations.NullMarked;
