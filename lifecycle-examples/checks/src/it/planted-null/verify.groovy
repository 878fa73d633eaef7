def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Planted.java')
assert log.contains("[NullAway] dereferenced expression 'text' is @Nullable")

return true
