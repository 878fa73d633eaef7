package consumer

import dev.lifecycle.Lifecycle
import dev.lifecycle.model.StageModel
import dev.lifecycle.stage.Stage
import dev.lifecycle.store.InMemoryStore
import jars.Jars
import java.time.Duration
import java.time.Instant

enum class Plan : Stage { TRIAL, PRO, PAUSED, CHURNED }

data class Started(val trialEnds: Instant)
data class Paid(val price: Int)
data class Paused(val until: Instant)
data class Cancelled(val reason: String?)

val SAAS: StageModel = StageModel.named("saas").startAt(Plan.TRIAL)
    .from(Plan.TRIAL).on(Started::class.java).sets("trial-end") { it.trialEnds }.stay()
    .from(Plan.TRIAL).beforeDate("trial-end", Duration.ofDays(3)).unlessPast().touch("trial-ends-soon").stay()
    .from(Plan.TRIAL).atDate("trial-end").to(Plan.CHURNED)
    .from(Plan.TRIAL).on(Paid::class.java).`when`("paid something") { paid -> paid.price > 0 }.to(Plan.PRO)
    .from(Plan.PRO).on(Paused::class.java).sets("resume") { it.until }.to(Plan.PAUSED)
    .from(Plan.PAUSED).atDate("resume").toPrevious(Plan.PRO)
    .fromAny().on(Cancelled::class.java).noting { it.reason }.to(Plan.CHURNED)
    .exit(Plan.CHURNED)
    .build()

object Main {
    @JvmStatic
    fun main(args: Array<String>) {
        Jars.print(Main::class.java)
        val monday = Instant.parse("2026-03-02T09:00:00Z")
        val day = Duration.ofDays(1)
        val customers = Lifecycle.of(SAAS).store(InMemoryStore()).clock { monday.plus(day.multipliedBy(60)) }.build()
        println(customers.handle("c-42", Started(monday.plus(day.multipliedBy(14))), monday, "e1").describe())
        println(customers.handle("c-42", Paid(0), monday.plus(day), "e2").describe())
        println(customers.handle("c-42", Paid(29), monday.plus(day.multipliedBy(2)), "e3").describe())
        println(customers.handle("c-42", Paused(monday.plus(day.multipliedBy(30))), monday.plus(day.multipliedBy(9)), "e4").describe())
        customers.sweep(monday.plus(day.multipliedBy(31)))
        println(customers.why("c-42"))
        println(customers.find("c-42").map { it.stage() == Plan.PRO }.orElse(false))
    }
}
