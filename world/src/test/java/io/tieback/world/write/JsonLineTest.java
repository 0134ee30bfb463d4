package io.tieback.world.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    @Test
    void whatIsWrittenIsReadBackByAnIndependentParser() throws JsonProcessingException {
        String odd = "quote \" backslash \\ tab \t umlaut \u00e4 euro \u20ac low \u0001";
        var line = new JsonLine();
        line.begin().text("odd", odd).number("zero", 0).number("negative", -42).number("large", Long.MAX_VALUE);
        line.seconds("at", 1_767_571_200_007L).share("share", .1234567).flag("flag", true);
        line.object("inner").list("items").item("a").item("b").endList().endObject();
        line.list("objects")
                .item()
                .number("n", 1)
                .endObject()
                .item()
                .number("n", 2)
                .endObject()
                .endList()
                .end();

        JsonNode read = new ObjectMapper().readTree(line.toString());
        assertThat(read.get("odd").asText()).isEqualTo(odd);
        assertThat(read.get("zero").asLong()).isZero();
        assertThat(read.get("negative").asLong()).isEqualTo(-42);
        assertThat(read.get("large").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(read.get("at").decimalValue().toPlainString()).isEqualTo("1767571200.007");
        assertThat(read.get("share").asDouble()).isEqualTo(.123457);
        assertThat(read.get("flag").asBoolean()).isTrue();
        assertThat(read.get("inner").get("items").size()).isEqualTo(2);
        assertThat(read.get("objects").get(1).get("n").asInt()).isEqualTo(2);
        assertThat(line.toString()).endsWith("}\n").hasLineCount(1);
    }
}
