package io.tieback.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tieback.core.report.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Writes one JSON document into memory. */
final class JsonOutput {
    private static final int LONGEST = 4_096;
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonOutput() {}

    /** Writes the document. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** The bytes of an object with the fields that {@code body} writes. */
    static byte[] object(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes a text that came from outside; half a surrogate pair would break the document. */
    static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeStringField(field, SoundText.of(text, LONGEST));
    }

    /** {@code conversions}: shares of 10⁻⁹ as a decimal of whole reports. */
    static void share(JsonGenerator json, long share) throws IOException {
        json.writeFieldName("conversions");
        json.writeNumber(plain(BigDecimal.valueOf(share, 9)));
    }

    /** {@code value} in major units, and its {@code currency}; neither where there is no currency. */
    static void money(JsonGenerator json, long micros, String currency) throws IOException {
        money(json, BigInteger.valueOf(micros), currency);
    }

    /** As {@link #money(JsonGenerator, long, String)} for a sum. */
    static void money(JsonGenerator json, BigInteger micros, String currency) throws IOException {
        if (!currency.isEmpty()) {
            json.writeFieldName("value");
            json.writeNumber(plain(Money.toMajor(micros, currency)));
            json.writeStringField("currency", currency);
        }
    }

    /** The name of a constant as sent. */
    static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** As {@link #text}, unless it is empty. */
    static void optionalText(JsonGenerator json, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            text(json, field, text);
        }
    }

    /** Texts in a list. */
    static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(SoundText.of(text, 256));
        }
        json.writeEndArray();
    }
}
