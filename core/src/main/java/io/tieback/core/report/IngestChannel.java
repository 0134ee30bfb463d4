package io.tieback.core.report;

/** How a report reached us. The order is part of the record format: append only. */
public enum IngestChannel {
    TAG,
    CONVERSIONS_API,
    MMP,
    OFFLINE_FILE
}
