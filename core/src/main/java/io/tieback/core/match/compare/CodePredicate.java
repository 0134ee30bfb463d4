package io.tieback.core.match.compare;

/** A statement about two values of one column, given by their codes (neither missing). */
@FunctionalInterface
interface CodePredicate {
    boolean test(int left, int right);
}
