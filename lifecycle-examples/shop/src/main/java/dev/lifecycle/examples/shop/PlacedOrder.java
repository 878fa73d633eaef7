package dev.lifecycle.examples.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An order, a row of the shop's own. */
@Entity
class PlacedOrder {

    private static final int STOCK = 100;

    /** More was ordered than there is. */
    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "out of stock")
    static class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Id
    private String number = "";

    private String customer = "";
    private int lamps;

    /** For JPA. */
    protected PlacedOrder() {}

    PlacedOrder(String number, String customer, int lamps) {
        this.number = number;
        this.customer = customer;
        this.lamps = lamps;
    }

    /** @throws OutOfStock if it asks for more than there is */
    void takeFromStock() {
        if (lamps > STOCK) {
            throw new OutOfStock();
        }
    }

    @Override
    public String toString() {
        return number + " of " + customer + ": " + lamps + " lamps";
    }
}
