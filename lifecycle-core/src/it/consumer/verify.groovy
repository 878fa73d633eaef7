def expected = [
    'with jackson-annotations jackson-core jackson-databind jspecify lifecycle-core slf4j-api',
    "c-42 stays in TRIAL: Subscribed was refused, 'paid plan' said no",
    "c-42 moved from TRIAL to PAYING: Subscribed passed 'paid plan'",
    "in PAYING since 2026-03-02T09:00:00Z: Subscribed (e2) passed 'paid plan', model saas v1",
    'c-7 in DISCOVERY since 2026-03-02T09:00:00Z: started, model shop v2',
    'c-7 in SAMPLE since 2026-03-02T09:00:00Z: SampleOrdered (e1), model shop v2',
    'c-7 in RETENTION since 2026-03-02T09:01:00Z: OrderCompleted (e2), model shop v2',
]

['class', 'module'].each { path ->
    def lines = new File(basedir, "target/${path}-path.txt").readLines('UTF-8')
    assert lines.contains("on the ${path} path" as String)
    expected.each { assert lines.contains(it) }
}

return true
