package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.report.purchases.PurchaseModel;
import dev.lifecycle.metrics.PeriodUnit;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options, out of what a user writes. */
final class Converters {

    private Converters() {}

    static final class Unit implements ITypeConverter<PeriodUnit> {
        @Override
        public PeriodUnit convert(String text) {
            return switch (text) {
                case "day" -> PeriodUnit.DAY;
                case "week" -> PeriodUnit.WEEK;
                case "month" -> PeriodUnit.MONTH;
                default -> throw new TypeConversionException("'" + text + "' is none of day, week, month");
            };
        }
    }

    static final class Model implements ITypeConverter<PurchaseModel> {
        @Override
        public PurchaseModel convert(String text) {
            return Arrays.stream(PurchaseModel.values())
                    .filter(model -> model.toString().equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is none of relationship, five-stage"));
        }
    }

    static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "comma" -> ',';
                case "semicolon" -> ';';
                case "tab", "\\t" -> '\t';
                case "pipe" -> '|';
                default -> {
                    if (text.length() != 1 || text.charAt(0) == '"') {
                        throw new TypeConversionException(
                                "'" + text + "' is none of comma, semicolon, tab, pipe, nor one character");
                    }
                    yield text.charAt(0);
                }
            };
        }
    }

    static final class CharsetName implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String text) {
            try {
                return Charset.forName(text);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new TypeConversionException("'" + text + "' is no charset; try UTF-8, UTF-16 or windows-1252");
            }
        }
    }

    /** {@code 1%} or {@code 1}, in percent. */
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
            if (!number.matches("[0-9]{1,3}([.][0-9]+)?") || Double.parseDouble(number) > 100) {
                throw new TypeConversionException("'" + text + "' is no share from 0% to 100%");
            }
            return Double.parseDouble(number) / 100;
        }
    }
}
