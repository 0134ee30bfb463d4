package io.tieback.wire;

/** Writes the keys of a first start for a script to read. */
public final class KeysDocument {
    private KeysDocument() {}

    /** The document, in UTF-8. */
    public static byte[] write(String advertiserId, String advertiserKey, String platformKey, String readerKey) {
        return JsonOutput.object(json -> {
            json.writeStringField("advertiserId", advertiserId);
            json.writeStringField("advertiserKey", advertiserKey);
            json.writeStringField("platformKey", platformKey);
            json.writeStringField("readerKey", readerKey);
        });
    }
}
