def expected = 'with jackson-annotations jackson-core jackson-databind jspecify lifecycle-core slf4j-api'

['class', 'module'].each { path ->
    def lines = new File(basedir, "target/${path}-path.txt").readLines('UTF-8')
    assert lines.contains("on the ${path} path" as String)
    assert lines.contains(expected)
}

return true
