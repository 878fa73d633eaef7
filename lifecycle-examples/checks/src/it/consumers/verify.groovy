def core = 'jspecify lifecycle-core slf4j-api'.split(' ').toList()
def jackson = ['jackson-annotations', 'jackson-core', 'jackson-databind']
def jars = [
    'core': core,
    'jdbc': core + ['lifecycle-jdbc', 'h2'],
    'json': core + ['lifecycle-json'] + jackson,
    'diagram': core + ['lifecycle-diagram'],
    'spring-statemachine': core + ('lifecycle-spring-statemachine micrometer-commons micrometer-observation reactive-streams reactor-core spring-aop '
        + 'spring-beans spring-context spring-core spring-expression spring-jcl spring-messaging spring-statemachine-core spring-tx').split(' ').toList(),
    'spring-boot': core + ('lifecycle-spring-boot-starter lifecycle-jdbc lifecycle-diagram h2 HikariCP commons-logging jakarta.annotation-api jul-to-slf4j '
        + 'log4j-api log4j-to-slf4j logback-classic logback-core micrometer-commons micrometer-observation snakeyaml spring-aop spring-beans spring-boot '
        + 'spring-boot-autoconfigure spring-boot-jdbc spring-boot-persistence spring-boot-sql spring-boot-starter spring-boot-starter-jdbc '
        + 'spring-boot-starter-logging spring-boot-transaction spring-context spring-core spring-expression spring-jdbc spring-tx').split(' ').toList(),
    'testkit': core + ['lifecycle-testkit', 'apiguardian-api', 'junit-jupiter-api', 'junit-platform-commons', 'opentest4j'],
    'kotlin': core + ['annotations', 'kotlin-stdlib'],
    'metrics': core + ['lifecycle-metrics', 'hipparchus-core', 'commons-numbers-core', 'commons-numbers-fraction', 'commons-numbers-gamma'],
]
def said = [
    'core': [
        "c-42 stays in TRIAL: Subscribed was refused, 'paid plan' said no",
        "c-42 moved from TRIAL to PAYING: Subscribed passed 'paid plan'",
        "in PAYING since 2026-03-02T09:00:00Z: Subscribed (e2) passed 'paid plan', model saas v1",
        'c-7 in DISCOVERY since 2026-03-02T09:00:00Z: started, model shop v2',
        'c-7 in SAMPLE since 2026-03-02T09:00:00Z: SampleOrdered (e1), model shop v2',
        'c-7 in RETENTION since 2026-03-02T09:01:00Z: OrderCompleted (e2), model shop v2',
    ],
    'jdbc': ['c-1 in INTERACT since 2026-03-02T09:00:00Z: adopted, kept in a database, model crm v1'],
    'json': ['  "name" : "crm",'],
    'diagram': ['stateDiagram-v2'],
    'spring-statemachine': ['SpringDefinition'],
    'spring-boot': ['c-1 in INTERACT since 2026-03-02T09:00:00Z: adopted, kept by a starter, model crm v1'],
    'testkit': ['2026-01-01T00:00:00Z  begins in IDENTIFY'],
    'kotlin': [
        "c-42 stays in TRIAL: Paid was refused, 'paid something' said no",
        'c-42 moved from PRO to PAUSED: Paused',
        'in PRO since 2026-04-01T09:00:00Z: at resume, model saas v1',
        'true',
    ],
    'metrics': ['18 of 120 = 15.0 %'],
]

jars.each { artifact, expected ->
    (artifact in ['kotlin', 'spring-boot'] ? ['class'] : ['class', 'module']).each { path ->
        def lines = new File(basedir, "$artifact/target/${path}-path.txt").readLines('UTF-8')
        assert lines.contains("on the ${path} path" as String)
        assert lines.contains("with ${expected.sort(false).join(' ')}" as String)
        said[artifact].each { assert lines.contains(it) }
    }
}

return true
