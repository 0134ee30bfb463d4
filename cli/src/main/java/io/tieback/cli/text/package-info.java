/** What commands print: tables in fixed pitch, figures for people, progress. */
@NullMarked
package io.tieback.cli.text;

import org.jspecify.annotations.NullMarked;
