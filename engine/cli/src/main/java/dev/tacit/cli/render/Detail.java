package dev.tacit.cli.render;

/** How much of alike changes is told: each, or counts that are ever coarser. */
public enum Detail {
    EACH,
    /** Each where a block has few of them, else counted by block and target. */
    FEW,
    BY_TARGET,
    BY_BLOCK,
    BY_KIND;

    /** The next coarser one, itself for the coarsest. */
    Detail coarser() {
        return switch (this) {
            case EACH -> FEW;
            case FEW -> BY_TARGET;
            case BY_TARGET -> BY_BLOCK;
            case BY_BLOCK, BY_KIND -> BY_KIND;
        };
    }
}
