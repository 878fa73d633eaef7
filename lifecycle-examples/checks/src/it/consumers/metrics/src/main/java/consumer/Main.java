package consumer;

import dev.lifecycle.metrics.rate.Rate;
import jars.Jars;

final class Main {

    private Main() {}

    public static void main(String[] args) {
        Jars.print(Main.class);
        System.out.println(new Rate(18, 120));
    }
}
