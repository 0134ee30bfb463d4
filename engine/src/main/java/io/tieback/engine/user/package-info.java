/** What is known of a user and of an engagement: the platform's side. */
@NullMarked
package io.tieback.engine.user;

import org.jspecify.annotations.NullMarked;
