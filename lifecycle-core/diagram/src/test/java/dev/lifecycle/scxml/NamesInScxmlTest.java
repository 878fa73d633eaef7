package dev.lifecycle.scxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.examples.fixtures.BadNames;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** L-3 of charts: a name becomes an id, or is refused by a documented exception. */
class NamesInScxmlTest {

    private static final List<String> PLACES = List.of(
            "<state id='?'><transition event='e' target='f'/></state><final id='f'/>",
            "<state id='a' lifecycle:stage='?'><transition event='e' target='f'/></state><final id='f'/>",
            "<state id='a'><transition event='?' target='f'/></state><final id='f'/>",
            "<state id='a'><transition event='e' target='f' lifecycle:rule='r' lifecycle:place='0' lifecycle:on='?'/></state><final id='f'/>",
            "<state id='a'><transition event='e' target='f' lifecycle:rule='?' lifecycle:place='0' lifecycle:on='e'/></state><final id='f'/>",
            "<state id='?'><state id='a'><transition event='e' target='f'/></state><transition event='x' target='f'/></state><final id='f'/>",
            "<state id='a'><transition event='e' target='f'><lifecycle:touch id='?'/></transition></state><final id='f'/>",
            "<state id='a'><onentry><send event='hello' type='?'/></onentry><transition event='e' target='f'/></state><final id='f'/>");

    static Stream<Arguments> bad() {
        List<Arguments> all = new ArrayList<>();
        List<String> names = new ArrayList<>(BadNames.PLAIN);
        names.addAll(List.of("&#xD83D;", "&#0;", "a&#10;b", "a&#x2029;b"));
        for (String name : names) {
            PLACES.forEach(place -> all.add(Arguments.of(name, place)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void is_an_id_or_refused(String name, String place) {
        String text = "<scxml xmlns='http://www.w3.org/2005/07/scxml' xmlns:lifecycle='urn:lifecycle:scxml:1'"
                + " version='1.0'>" + place.replace("?", name) + "</scxml>";
        StageModel[] read = new StageModel[1];
        Throwable refused = catchThrowable(
                () -> read[0] = Scxml.read(text, Bindings.none()).builder().build());
        if (read[0] == null) {
            assertThat(refused).isInstanceOfAny(InvalidScxmlException.class, InvalidModelException.class);
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(2_000);
        } else {
            assertThat(read[0].stages()).isNotEmpty();
        }
    }
}
