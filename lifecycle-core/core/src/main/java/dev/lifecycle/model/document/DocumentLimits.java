package dev.lifecycle.model.document;

/**
 * How large a document may be that a reader of models takes in: the readers of JSON and of SCXML refuse what is beyond, with an error that
 * names the limit, the value seen and the option here. Time and memory stay in proportion to the document within these limits. Immutable.
 *
 * <pre>{@code
 * StageModelJson.read(json, bindings, DocumentLimits.DEFAULT.withStages(30_000));
 * }</pre>
 *
 * @param characters the most characters (UTF-16 units; bytes, of a stream)
 * @param tokens     the most tokens of JSON, or elements and attributes of XML
 * @param depth      how deep objects, arrays or elements may lie in one another
 * @param stages     the most stages
 * @param rules      the most rules, a row that names several stages or events counted once for each of them
 * @param cells      the most cells of the compiled model: stages × event types, and each rule once for each stage it applies in
 */
public record DocumentLimits(int characters, int tokens, int depth, int stages, int rules, long cells) {

    /** 16 Mi characters, 1 Mi tokens, 64 levels, 32,767 stages, 262,144 rules and 2 Mi cells: more than any model that people wrote. */
    public static final DocumentLimits DEFAULT = new DocumentLimits(16 << 20, 1 << 20, 64, 32_767, 1 << 18, 2 << 20);

    /** Much deeper, and reading could take more stack than a thread has. */
    private static final int DEEPEST = 256;

    /** @throws IllegalArgumentException if a limit is below 1, or the depth above 256 */
    public DocumentLimits {
        require("characters", characters);
        require("tokens", tokens);
        require("depth", depth);
        require("stages", stages);
        require("rules", rules);
        require("cells", cells);
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a depth of at most " + DEEPEST + " can be read, not " + depth);
        }
    }

    private static void require(String what, long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of " + what + " must be at least 1, but is " + limit);
        }
    }

    /** The same with another limit of characters. */
    public DocumentLimits withCharacters(int most) {
        return new DocumentLimits(most, tokens, depth, stages, rules, cells);
    }

    /** The same with another limit of tokens. */
    public DocumentLimits withTokens(int most) {
        return new DocumentLimits(characters, most, depth, stages, rules, cells);
    }

    /** The same with another depth, up to 256. */
    public DocumentLimits withDepth(int most) {
        return new DocumentLimits(characters, tokens, most, stages, rules, cells);
    }

    /** The same with another limit of stages. */
    public DocumentLimits withStages(int most) {
        return new DocumentLimits(characters, tokens, depth, most, rules, cells);
    }

    /** The same with another limit of rules. */
    public DocumentLimits withRules(int most) {
        return new DocumentLimits(characters, tokens, depth, stages, most, cells);
    }

    /** The same with another limit of cells. */
    public DocumentLimits withCells(long most) {
        return new DocumentLimits(characters, tokens, depth, stages, rules, most);
    }
}
