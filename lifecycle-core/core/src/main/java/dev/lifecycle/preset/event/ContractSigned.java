package dev.lifecycle.preset.event;

/**
 * A customer signed a contract: like an order, it makes the relation.
 *
 * @param contract which contract
 */
public record ContractSigned(String contract) {}
