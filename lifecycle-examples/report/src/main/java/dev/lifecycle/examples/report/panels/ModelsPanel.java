package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models fitted to the purchases in one shop: parameters with their standard errors, and whether they can be trusted.
 *
 * @param shop   whose
 * @param fitted by name
 */
public record ModelsPanel(String shop, Map<String, Fitted<?>> fitted) implements Panel {

    /** Copies the map; its order is kept. */
    public ModelsPanel {
        fitted = Collections.unmodifiableMap(new LinkedHashMap<>(fitted));
    }

    @Override
    public List<Table> tables() {
        Table parameters = new Table("model_parameters", "shop,model,parameter,estimate,standard_error");
        Table fits = new Table("models", "shop,model,log_likelihood,customers,iterations,verdict,advice");
        fitted.forEach((name, model) -> model.fit().ifPresent(fit -> {
            for (Fit.Parameter one : fit.parameters()) {
                parameters.row(shop, name, one.name(), one.value(), one.standardError());
            }
            fits.row(
                    shop,
                    name,
                    fit.logLikelihood(),
                    fit.customers(),
                    fit.iterations(),
                    fit.verdict().kind(),
                    fit.verdict().advice());
        }));
        return List.of(fits, parameters);
    }
}
