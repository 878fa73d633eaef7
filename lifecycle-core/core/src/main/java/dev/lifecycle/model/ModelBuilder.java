package dev.lifecycle.model;

import dev.lifecycle.model.types.Sentences;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stage model, row by row, in the order in which the story is told. Begins with {@link StageModel#named} or
 * {@link StageModel#extend}; ends with {@link #build()}, which reports everything that is wrong at once. Not for several threads.
 */
public final class ModelBuilder {

    /** What a stage is that {@link Stage#of} makes. */
    private static final Class<? extends Stage> BY_ID_ALONE = Stage.of("any").getClass();

    final String name;

    @Nullable
    Integer version;

    final Map<String, Stage> stages = new LinkedHashMap<>();
    final List<Stage> listed = new ArrayList<>();

    @Nullable
    Stage start;

    boolean startInherited;
    final Set<String> exits = new LinkedHashSet<>();
    final Set<String> terminals = new LinkedHashSet<>();
    final Set<String> remembering = new LinkedHashSet<>();
    final Map<String, Phase> phases = new LinkedHashMap<>();
    final Map<String, List<Stage>> groups = new LinkedHashMap<>();
    final Map<Class<?>, String> eventIds = new LinkedHashMap<>();
    final Map<String, List<Touch>> entering = new LinkedHashMap<>();
    final Map<String, List<Touch>> leaving = new LinkedHashMap<>();
    final List<RuleRow> rows = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    private @Nullable Integer place;
    private @Nullable String placedBy;

    ModelBuilder(String name) {
        this.name = Texts.requireModelName(name);
    }

    /** Begins with everything that another model is made of. */
    ModelBuilder(String name, ModelDefinition definition, Map<Class<?>, String> eventIds) {
        this(name);
        definition.stages().forEach(this::mention);
        start = definition.start();
        startInherited = true;
        exits.addAll(definition.exits());
        terminals.addAll(definition.terminals());
        remembering.addAll(definition.remembering());
        phases.putAll(definition.phases());
        definition.groups().forEach(group -> groups.put(group.name(), group.stages()));
        definition.entering().forEach((stage, touches) -> entering.put(stage, new ArrayList<>(touches)));
        definition.leaving().forEach((stage, touches) -> leaving.put(stage, new ArrayList<>(touches)));
        this.eventIds.putAll(eventIds);
        definition.rules().forEach(rule -> rows.add(RuleRow.of(rule)));
    }

    /** The model's version, from 1, which is also the default. Raise it whenever stored positions could be read differently. */
    public ModelBuilder version(int number) {
        if (version != null) {
            problem(Sentences.alreadySet("the version", version, number));
        }
        if (number < 1) {
            problem(Messages.badVersion(number));
        }
        version = number;
        return this;
    }

    /** All stages in their order, from least to most advanced. Without it the order is that of first mention. */
    public ModelBuilder stages(Stage first, Stage... more) {
        if (!listed.isEmpty()) {
            problem(Sentences.alreadySet("the list of stages", listed, list(first, more)));
        }
        listed.addAll(list(first, more));
        listed.forEach(this::mention);
        return this;
    }

    /** Puts a stage right after another one in the order. */
    public ModelBuilder stageAfter(Stage neighbour, Stage stage) {
        if (!stages.containsKey(neighbour.id())) {
            problem(Messages.unknownNeighbour(stage.id(), neighbour.id()));
            return this;
        }
        mention(stage);
        if (neighbour.is(stage)) {
            problem(Messages.ownNeighbour(stage.id()));
            return this;
        }
        Stage known = stages.getOrDefault(stage.id(), stage);
        List<Stage> order = new ArrayList<>(stages.values());
        putAfter(order, neighbour, known);
        stages.clear();
        order.forEach(one -> stages.put(one.id(), one));
        if (!listed.isEmpty()) {
            putAfter(listed, neighbour, known);
        }
        return this;
    }

    private static void putAfter(List<Stage> order, Stage neighbour, Stage stage) {
        order.removeIf(stage::is);
        int at = order.size();
        while (at > 0 && !order.get(at - 1).is(neighbour)) {
            at--;
        }
        order.add(at, stage);
    }

    /** Where a subject begins. */
    public ModelBuilder startAt(Stage stage) {
        if (start != null && !startInherited) {
            problem(Sentences.alreadySet("the start", start.id(), stage.id()));
        }
        start = mention(stage);
        startInherited = false;
        return this;
    }

    /** Stages in which the customer is lost; rules may lead out of them, but they are never the furthest stage. */
    public ModelBuilder exit(Stage first, Stage... more) {
        list(first, more).forEach(stage -> exits.add(mention(stage).id()));
        return this;
    }

    /** Stages that nothing leads out of. */
    public ModelBuilder terminal(Stage first, Stage... more) {
        list(first, more).forEach(stage -> terminals.add(mention(stage).id()));
        return this;
    }

    /**
     * Stages that remember where they were last entered from, for guards to ask with {@link Situation#cameFrom}. Those that a rule leads
     * {@linkplain RuleClause#toPrevious back} from do so by themselves.
     */
    public ModelBuilder remembering(Stage first, Stage... more) {
        list(first, more).forEach(stage -> remembering.add(mention(stage).id()));
        return this;
    }

    /** Tags stages as before, during or after the purchase. */
    public ModelBuilder phase(Phase phase, Stage first, Stage... more) {
        list(first, more).forEach(stage -> phases.put(mention(stage).id(), phase));
        return this;
    }

    /** Names stages that share rules. Groups lie inside one another or have no stage in common. */
    public ModelBuilder group(String group, Stage first, Stage... more) {
        List<Stage> members = list(first, more);
        members.forEach(this::mention);
        List<Stage> before = groups.put(Texts.requireId(group, "a group name"), members);
        if (before != null) {
            problem(Sentences.alreadySet("group '" + group + "'", before, members));
        }
        return this;
    }

    /** The id of an event class in JSON and history, in place of its simple name. */
    public ModelBuilder eventId(Class<?> event, String id) {
        String before = eventIds.put(event, Texts.requireId(id, "an event type id"));
        if (before != null && !before.equals(id)) {
            problem(Sentences.alreadySet("the id of event " + event.getName(), before, id));
        }
        return this;
    }

    /** Contacts planned whenever the stage is entered, the start included. */
    public ModelBuilder onEntering(Stage stage, Touch first, Touch... more) {
        entering.computeIfAbsent(mention(stage).id(), id -> new ArrayList<>()).addAll(list(first, more));
        return this;
    }

    /** Contacts planned whenever the stage is left. */
    public ModelBuilder onLeaving(Stage stage, Touch first, Touch... more) {
        leaving.computeIfAbsent(mention(stage).id(), id -> new ArrayList<>()).addAll(list(first, more));
        return this;
    }

    /** A rule in each of these stages. */
    public FromClause from(Stage first, Stage... more) {
        RuleRow row = begin();
        row.stages.addAll(list(first, more));
        row.stages.forEach(this::mention);
        return new FromClause(this, row);
    }

    /** A rule in every stage of the group, save its own target. Rules of a stage itself are asked first. */
    public FromClause fromGroup(String group) {
        RuleRow row = begin();
        row.group = group;
        return new FromClause(this, row);
    }

    /** A rule in every stage that is not terminal, save its own target, stages added later included. It is asked last. */
    public FromClause fromAny() {
        return new FromClause(this, begin());
    }

    /** Takes the rule of this id out; for models that extend another. */
    public ModelBuilder remove(String ruleId) {
        int at = find("remove", ruleId);
        if (at >= 0) {
            rows.remove(at);
        }
        return this;
    }

    /** Takes the rule of this id out and puts the rule that follows in its place. */
    public ModelBuilder replace(String ruleId) {
        return place("replace", ruleId, true);
    }

    /** Puts the rule that follows before the one of this id, so that it is asked first. */
    public ModelBuilder before(String ruleId) {
        return place("put a rule before", ruleId, false);
    }

    /**
     * The finished model, which nothing changes any more.
     *
     * @throws InvalidModelException naming every problem, if there is any
     */
    public StageModel build() {
        return new ModelAssembly(this).model();
    }

    void problem(String text) {
        problems.add(text);
    }

    /** Takes note of a stage; one known by id alone gives way to the host's own constant. */
    Stage mention(Stage stage) {
        Texts.requireId(stage.id(), "a stage id");
        Stage known = stages.putIfAbsent(stage.id(), stage);
        if (known == null || known.equals(stage) || BY_ID_ALONE.isInstance(stage)) {
            return stage;
        }
        if (!BY_ID_ALONE.isInstance(known)) {
            problem(Messages.twoStagesOneId(stage.id(), origin(known), origin(stage)));
        }
        stages.put(stage.id(), stage);
        return stage;
    }

    private static String origin(Stage stage) {
        return stage.getClass().getName() + "." + (stage instanceof Enum<?> constant ? constant.name() : stage.id());
    }

    @Nullable
    String openPlace() {
        return placedBy;
    }

    @SafeVarargs
    static <T> List<T> list(T first, T... more) {
        List<T> all = new ArrayList<>();
        all.add(first);
        for (T one : more) {
            all.add(one);
        }
        return all;
    }

    private ModelBuilder place(String what, String ruleId, boolean replacing) {
        if (placedBy != null) {
            problem(Messages.danglingPlace(placedBy));
        }
        int at = find(what, ruleId);
        if (at >= 0 && replacing) {
            rows.remove(at);
        }
        place = at >= 0 ? at : null;
        placedBy = (replacing ? "replace" : "before") + "(\"" + ruleId + "\")";
        return this;
    }

    private RuleRow begin() {
        RuleRow row = new RuleRow();
        rows.add(place == null ? rows.size() : place, row);
        place = null;
        placedBy = null;
        return row;
    }

    private int find(String what, String ruleId) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i).id;
            if (ruleId.equals(id)) {
                return i;
            }
            if (id != null) {
                known.add(id);
            }
        }
        problem(Messages.noSuchRule(what, ruleId, known));
        return -1;
    }
}
