package io.tieback.core.attribute;

/** How eligible engagements share an act. */
public enum AttributionModel {
    /** The latest engagement of the strongest kind takes all. */
    LAST_TOUCH,
    /** The latest {@link ConversionPath#MAX_TOUCHPOINTS} take equal shares. */
    LINEAR
}
