package dev.lifecycle.model.engine;

import static dev.lifecycle.model.engine.RuleColumns.NONE;
import static dev.lifecycle.model.engine.RuleColumns.STAY;
import static dev.lifecycle.model.engine.RuleColumns.TO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The order in which the rules of a cell are asked, and what of it is known beforehand. Two stages, two event types. */
class TableTest {

    private static TableCompiler compiler(int[] guards, short... targets) {
        byte[] kinds = new byte[targets.length];
        for (int rule = 0; rule < kinds.length; rule++) {
            kinds[rule] = targets[rule] < 0 ? STAY : TO;
        }
        return new TableCompiler(2, 2, new RuleColumns(kinds, targets, guards));
    }

    private static int[] guarded(int rules) {
        int[] guards = new int[rules];
        for (int rule = 0; rule < rules; rule++) {
            guards[rule] = rule;
        }
        return guards;
    }

    private static short[] leading(int rules) {
        short[] targets = new short[rules];
        Arrays.fill(targets, (short) 1);
        return targets;
    }

    @Test
    void a_stages_own_rule_is_asked_first_then_the_nearest_class_then_the_one_declared_first() {
        TableCompiler compiler = compiler(guarded(5), leading(5));
        compiler.listen(0, 0, 1, TableCompiler.ANYWHERE, 0);
        compiler.listen(1, 0, 1, 1, 0);
        compiler.listen(2, 0, 1, 0, 3);
        compiler.listen(3, 0, 1, 0, 1);
        compiler.listen(4, 0, 1, 0, 1);
        Table table = compiler.table();
        assertThat(table.rulesAsked(0, 1)).containsExactly(3, 4, 2, 1, 0);
        assertThat(table.direct()[table.cell(0, 1)]).isEqualTo(Table.ASK);
        assertThat(table.rulesAsked(0, 0)).isEmpty();
        assertThat(table.direct()[table.cell(0, 0)]).isEqualTo(Table.NOTHING);
        assertThat(compiler.shadowed()).isEmpty();
    }

    @Test
    void what_follows_a_rule_without_a_guard_is_never_asked_and_said_to_be_shadowed() {
        TableCompiler compiler = compiler(new int[] {0, NONE, NONE}, (short) 1, (short) 1, (short) 1);
        for (int rule = 0; rule < 3; rule++) {
            compiler.listen(rule, 0, 0, 0, 0);
        }
        assertThat(compiler.table().rulesAsked(0, 0)).containsExactly(0, 1);
        assertThat(compiler.shadowed()).singleElement().isEqualTo(new int[] {2, 1});
    }

    @Test
    void where_no_guard_is_asked_the_stage_after_is_known_beforehand() {
        TableCompiler compiler = compiler(new int[] {NONE, NONE}, (short) 1, (short) NONE);
        compiler.listen(0, 0, 0, 0, 0);
        compiler.listen(1, 1, 0, 0, 0);
        Table table = compiler.table();
        assertThat(table.direct()[table.cell(0, 0)]).as("leads on").isEqualTo((short) 1);
        assertThat(table.direct()[table.cell(1, 0)]).as("stays").isEqualTo((short) 1);
        assertThat(table.asked(table.first(table.cell(1, 0)))).isEqualTo(1);
    }

    @Test
    void more_rules_than_expected_find_room() {
        TableCompiler compiler = compiler(guarded(1), leading(1));
        for (int type = 0; type < 2; type++) {
            compiler.listen(0, 0, type, 0, 0);
            compiler.listen(0, 1, type, 0, 0);
        }
        Table table = compiler.table();
        for (int cell = 0; cell < 4; cell++) {
            assertThat(table.rulesAsked(cell / 2, cell % 2)).containsExactly(0);
        }
    }

    @Test
    void the_limits_are_those_of_the_numbers() {
        assertThat(TableCompiler.fits(Short.MAX_VALUE, 4096, (1 << 20) - 1)).isTrue();
        assertThat(TableCompiler.fits(Short.MAX_VALUE + 1, 1, 1)).isFalse();
        assertThat(TableCompiler.fits(1, 1, 1 << 20)).isFalse();
        assertThat(TableCompiler.fits(1 << 14, 1 << 13, 1)).isFalse();
    }
}
