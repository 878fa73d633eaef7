package dev.lifecycle.examples.report.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the two texts that this library was written for ask of it, phrase by phrase: a story for each, played through public API alone, with
 * people, times and numbers worked out by hand. The rows stand in files by theme: {@link DiscoveryRows}, {@link PurchaseRows},
 * {@link AfterPurchaseRows}, {@link CircleRows}, {@link CareRows}, {@link FigureRows}, {@link MeasureRows} and {@link RelationRows}.
 */
class MissionTest
        implements DiscoveryRows,
                PurchaseRows,
                AfterPurchaseRows,
                CircleRows,
                CareRows,
                FigureRows,
                MeasureRows,
                RelationRows {

    private static final Pattern ROW = Pattern.compile("(M\\d\\d)_[a-z0-9_]+");

    @Test
    void every_row_is_played_once() {
        List<String> played = Stream.of(MissionTest.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .sorted()
                .toList();
        Set<String> asked = new TreeSet<>(IntStream.rangeClosed(1, 85)
                .mapToObj(number -> String.format(Locale.ROOT, "M%02d", number))
                .toList());
        assertThat(played).hasSize(85).containsExactlyElementsOf(asked);
    }
}
