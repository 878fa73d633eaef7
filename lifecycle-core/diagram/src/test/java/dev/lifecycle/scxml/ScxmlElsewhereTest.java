package dev.lifecycle.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.diagram.names.PlainNames;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Trigger;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.scxml.Context;
import org.apache.commons.scxml.Evaluator;
import org.apache.commons.scxml.EventDispatcher;
import org.apache.commons.scxml.SCXMLExecutor;
import org.apache.commons.scxml.TriggerEvent;
import org.apache.commons.scxml.env.SimpleContext;
import org.apache.commons.scxml.env.SimpleErrorReporter;
import org.apache.commons.scxml.io.SCXMLParser;
import org.apache.commons.scxml.model.SCXML;
import org.apache.commons.scxml.model.State;
import org.apache.commons.scxml.model.TransitionTarget;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** What another reader of SCXML, Apache Commons SCXML, makes of the documents that we write. */
class ScxmlElsewhereTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private static SCXML parsed(String text) throws Exception {
        ErrorHandler strict = new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) throws SAXParseException {
                throw e;
            }

            @Override
            public void error(SAXParseException e) throws SAXParseException {
                throw e;
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXParseException {
                throw e;
            }
        };
        // it knows no fractions of a second, and no time passes here
        String whole = text.replaceAll("delay(expr)?=\"[^\"]*\"", "delay=\"1s\"");
        return SCXMLParser.parse(new InputSource(new StringReader(whole)), strict);
    }

    @Property(tries = 200)
    void it_reads_every_stage_and_every_transition(@ForAll long seed) throws Exception {
        StageModel model = RandomModels.model(seed);
        SCXML machine = parsed(Scxml.write(model).text());
        Map<?, ?> targets = machine.getTargets();
        long leaves = targets.values().stream()
                .filter(target ->
                        target instanceof State state && state.getChildren().isEmpty())
                .count();
        assertThat(leaves).isEqualTo(model.stages().size());
        TreeSet<String> rules = new TreeSet<>();
        for (Object target : targets.values()) {
            for (Object transition : target instanceof State state ? state.getTransitionsList() : List.of()) {
                rules.add(transition.toString());
            }
        }
        assertThat(rules.size()).isGreaterThanOrEqualTo(model.rules().size());
    }

    /** Only what an early draft of SCXML, which this reader follows, decides alike: one transition at most is open to an event. */
    @Property(tries = 300)
    void it_goes_through_the_same_stages(@ForAll long seed) throws Exception {
        StageModel model = RandomModels.model(seed);
        Assume.that(model.rules().stream().noneMatch(rule -> rule.guard() != null));
        Scxml.Written written = Scxml.write(model);
        List<String> losses = written.notes();
        SCXML machine = parsed(written.text());
        Map<String, String> words = new HashMap<>();
        PlainNames names = new PlainNames();
        model.stages().forEach(stage -> words.put(names.nameFor(stage.id(), "stage"), stage.id()));
        SCXMLExecutor executor = new SCXMLExecutor(new Conditions(), new Nowhere(), new SimpleErrorReporter());
        executor.setStateMachine(machine);
        executor.setRootContext(new SimpleContext());
        executor.go();
        Map<String, String> events = new HashMap<>();
        PlainNames eventNames = new PlainNames();
        model.eventTypes().forEach(type -> events.put(type.id(), eventNames.nameFor(type.id(), "event")));
        List<String> ids = new ArrayList<>();
        for (Rule rule : model.rules()) {
            if (rule.trigger() instanceof Trigger.OnEvent on
                    && !(rule.action() instanceof Action.Choose)
                    && losses.stream().noneMatch(loss -> loss.startsWith("rule '" + rule.id() + "' goes back"))) {
                ids.add(on.type().id());
            }
        }
        Random random = new Random(seed);
        Position position = model.start("c", AT);
        for (int i = 0; i < 20; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            position = model.decide(position, Signal.of(id), AT).position();
            executor.triggerEvent(new TriggerEvent(events.get(id), TriggerEvent.SIGNAL_EVENT));
            assertThat(active(executor, words))
                    .as(id)
                    .isEqualTo(position.stage().id());
        }
    }

    private static String active(SCXMLExecutor executor, Map<String, String> words) {
        Collection<?> states = executor.getCurrentStatus().getStates();
        assertThat(states).hasSize(1);
        return words.get(((TransitionTarget) states.iterator().next()).getId());
    }

    /** Timers are set but never ring. */
    @SuppressWarnings("rawtypes") // as declared there
    private static final class Nowhere implements EventDispatcher {

        @Override
        public void cancel(String id) {}

        @Override
        public void send(
                String id,
                String target,
                String type,
                String event,
                Map params,
                Object hints,
                long delay,
                List nodes) {}
    }

    /** Answers {@code In(…)} from the states that the reader keeps in the context; there are no guards. */
    private static final class Conditions implements Evaluator {

        @Override
        public Object eval(Context context, String expression) {
            return expression;
        }

        @Override
        public Boolean evalCond(Context context, String condition) {
            Collection<?> active = (Collection<?>) context.get("_ALL_STATES");
            for (String part : condition.split(" && ")) {
                boolean not = part.startsWith("!");
                String word = part.replaceAll("!?In\\('(\\w+)'\\)", "$1");
                boolean in = active.stream()
                        .anyMatch(state -> ((TransitionTarget) state).getId().equals(word));
                if (in == not) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Node evalLocation(Context context, String location) {
            throw new UnsupportedOperationException(location);
        }

        @Override
        public Context newContext(Context parent) {
            return new SimpleContext(parent);
        }
    }
}
