package io.tieback.core.match.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @ParameterizedTest
    @CsvSource({"1,1", "-2.5,-2.5", "' +3 ',3", ".5,0.5", "7.,7", "1e3,1000", "2.5E-1,0.25"})
    void numbersAreReadAsPeopleWriteThem(String text, double number) {
        assertThat(DecimalText.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "1f", "Infinity", "-Infinity", "NaN", "0x1p3", "", "1,5", "1 2", "e", "٣"})
    void whatOnlyJavaCallsANumberIsNone(String text) {
        assertThatThrownBy(() -> DecimalText.number(text)).isInstanceOf(NumberFormatException.class);
    }
}
