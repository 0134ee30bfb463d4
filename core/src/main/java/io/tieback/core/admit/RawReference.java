package io.tieback.core.admit;

/**
 * What a refund or correction says it refers to.
 *
 * @param whole the field itself
 * @param eventId an earlier report's event id
 * @param orderId its order id
 */
public record RawReference(RawValue whole, RawValue eventId, RawValue orderId) {
    /** Whether there is one. */
    public boolean isAbsent() {
        return whole.isAbsent();
    }

    /** None, at a field. */
    public static RawReference absent(String row, String field) {
        RawValue nothing = RawValue.absent(row, field);
        return new RawReference(
                nothing, RawValue.absent(row, field + ".eventId"), RawValue.absent(row, field + ".orderId"));
    }
}
