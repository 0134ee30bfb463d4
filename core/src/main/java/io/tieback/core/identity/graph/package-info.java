/** Which users and match keys are one person: edges are facts, people are derived, their ids are kept. */
@NullMarked
package io.tieback.core.identity.graph;

import org.jspecify.annotations.NullMarked;
