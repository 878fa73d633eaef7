package dev.lifecycle;

import dev.lifecycle.model.Migration;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import java.util.List;

/**
 * The present version of a model and the ways that lead to it from earlier ones. Subjects stay under the name they were first kept under,
 * so that renaming a model moves nothing that is stored.
 */
final class Versions {

    private final StageModel present;
    private final List<Migration> migrations;

    Versions(StageModel model, List<Migration> migrations) {
        this.migrations = List.copyOf(migrations);
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            boolean last = i == migrations.size() - 1;
            boolean meets = last
                    ? sameVersion(migration, model.name(), model.version())
                    : sameVersion(
                            migration,
                            migrations.get(i + 1).fromModel(),
                            migrations.get(i + 1).fromVersion());
            if (!meets) {
                throw new IllegalStateException(Messages.migrationsDoNotMeet(migration, model));
            }
        }
        String keptAs = migrations.isEmpty() ? model.name() : migrations.get(0).fromModel();
        present = keptAs(keptAs, model);
    }

    /** The model under the name that its subjects are kept under. */
    static StageModel keptAs(String name, StageModel model) {
        return name.equals(model.name())
                ? model
                : model.extend(name).version(model.version()).build();
    }

    /** The model under the name that its subjects are kept under. */
    StageModel present() {
        return present;
    }

    /** The position in the present version. */
    Position present(Position stored) {
        Position position = stored;
        for (Migration migration : migrations) {
            if (position.version() == migration.fromVersion()) {
                position = migration.apply(position);
            }
        }
        return present.own(position);
    }

    private static boolean sameVersion(Migration migration, String model, int version) {
        return migration.to().name().equals(model) && migration.to().version() == version;
    }
}
