package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A log of events replayed over a column of stages. */
class EventColumnsTest {

    private static final StageTable TABLE = SAAS.table();
    private static final Object[] EVENTS = {
        Saas.pro(), Saas.free(), new Referred("a friend"), new Cancelled("price"), "unknown"
    };

    private final int[] subjects = new int[2_000];
    private final Object[] events = new Object[subjects.length];
    private final short[] stages = new short[40];

    private EventColumns randomRows(long seed) {
        Random random = new Random(seed);
        for (int row = 0; row < subjects.length; row++) {
            subjects[row] = random.nextInt(stages.length);
            events[row] = EVENTS[random.nextInt(EVENTS.length)];
        }
        Arrays.fill(stages, (short) TABLE.stage(SAAS.start()));
        return TABLE.columns(subjects, events);
    }

    @Property(tries = 50)
    void a_replay_is_its_rows_stepped_one_after_another(@ForAll long seed) {
        EventColumns rows = randomRows(seed);
        short[] expected = stages.clone();
        int taken = 0;
        for (int row = 0; row < subjects.length; row++) {
            int next = TABLE.next(expected[subjects[row]], events[row]);
            if (next != StageTable.REFUSED) {
                expected[subjects[row]] = (short) next;
                taken++;
            }
        }
        assertThat(TABLE.replay(rows, stages)).isEqualTo(taken).isPositive();
        assertThat(stages).isEqualTo(expected);
    }

    @Property(tries = 50)
    void rows_shared_out_by_subject_lead_to_the_same_stages_at_the_same_time(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int parts) {
        EventColumns rows = randomRows(seed);
        short[] whole = stages.clone();
        int taken = TABLE.replay(rows, whole);
        List<EventColumns> shares = rows.bySubject(parts);
        assertThat(shares).hasSize(parts);
        assertThat(shares.stream().mapToInt(EventColumns::size).sum()).isEqualTo(rows.size());
        assertThat(shares.parallelStream()
                        .mapToInt(share -> TABLE.replay(share, stages))
                        .sum())
                .isEqualTo(taken);
        assertThat(stages).isEqualTo(whole);
    }

    @Test
    void a_share_with_few_rows_of_far_subjects_and_a_share_of_a_share_lead_to_the_same_stages() {
        int far = 1_000_000;
        int[] of = {3, far, 3, far - 1, 4, 3, far};
        Object[] rows = {
            Saas.pro(), Saas.pro(), new Cancelled("price"), Saas.free(), Saas.pro(), Saas.pro(), new Cancelled("price")
        };
        EventColumns log = TABLE.columns(of, rows);
        short[] whole = new short[far + 1];
        short[] shared = whole.clone();
        short[] twice = whole.clone();
        int taken = TABLE.replay(log, whole);
        assertThat(log.bySubject(2).stream()
                        .mapToInt(share -> TABLE.replay(share, shared))
                        .sum())
                .isEqualTo(taken);
        assertThat(shared).isEqualTo(whole);
        assertThat(log.bySubject(2).stream()
                        .flatMap(share -> share.bySubject(3).stream())
                        .mapToInt(share -> TABLE.replay(share, twice))
                        .sum())
                .isEqualTo(taken);
        assertThat(twice).isEqualTo(whole);
        assertThat(log.bySubject(2)).extracting(EventColumns::subjectCount).containsExactly(5, far + 1);
    }

    @Property(tries = 30)
    void guards_are_asked_in_their_order_however_many_there_are(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int guards) {
        Stage[] ladder = new Stage[guards + 1];
        Arrays.setAll(ladder, i -> Stage.of("rung " + i));
        ModelBuilder builder = StageModel.named("ladder").startAt(ladder[0]);
        for (int i = 1; i <= guards; i++) {
            int rung = i;
            builder.fromAny()
                    .on(Integer.class)
                    .when("divides by " + (i + 1), e -> e % (rung + 1) == 0)
                    .to(ladder[i]);
        }
        StageTable table = builder.build().table();
        Arrays.fill(stages, (short) 0);
        Random random = new Random(seed);
        Object[] numbers = new Object[subjects.length];
        Arrays.setAll(numbers, i -> random.nextInt(100));
        Arrays.setAll(subjects, i -> random.nextInt(stages.length));
        short[] expected = new short[stages.length];
        for (int row = 0; row < numbers.length; row++) {
            int next = table.next(expected[subjects[row]], numbers[row]);
            expected[subjects[row]] = next < 0 ? expected[subjects[row]] : (short) next;
        }
        table.replay(table.columns(subjects, numbers), stages);
        assertThat(stages).isEqualTo(expected);
    }

    @Test
    void columns_keep_what_they_were_given() {
        EventColumns rows = TABLE.columns(new int[] {1, 3}, new Object[] {Saas.pro(), Saas.pro()});
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.subjectCount()).isEqualTo(4);
        assertThat(rows).hasToString("2 events of up to 4 subjects");
        int[] given = {0};
        Object[] event = {Saas.pro()};
        EventColumns copied = TABLE.columns(given, event);
        given[0] = 9;
        event[0] = "changed afterwards";
        assertThat(TABLE.replay(copied, new short[1])).isEqualTo(1);
    }

    @Test
    void no_rows_are_a_valid_log() {
        EventColumns none = TABLE.columns(new int[0], new Object[0]);
        assertThat(TABLE.replay(none, new short[0])).isZero();
        assertThat(none.bySubject(3)).extracting(EventColumns::size).containsExactly(0, 0, 0);
    }

    @Test
    void what_cannot_be_replayed_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.columns(new int[2], new Object[1]))
                .withMessage("columns of events must be of one length, but there are 2 subjects and 1 events");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.columns(new int[] {0, -7}, new Object[] {"a", "b"}))
                .withMessage("subjects of columns are numbered from 0, but row 1 has number -7");
        EventColumns rows = TABLE.columns(new int[] {2}, new Object[] {"a"});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.replay(rows, new short[2]))
                .withMessage("a column of 2 stages is too short for 1 events of up to 3 subjects");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SAAS.table().replay(rows, new short[3]))
                .withMessageContaining("made for another table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.bySubject(0))
                .withMessage("columns can be shared out into 1 part or more, not 0");
    }
}
