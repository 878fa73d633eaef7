package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import java.util.List;

/** One part of the report: figures that belong together, worked out by the metrics library. */
public interface Panel {

    /** The figures as tables, ready to be written. */
    List<Table> tables();
}
