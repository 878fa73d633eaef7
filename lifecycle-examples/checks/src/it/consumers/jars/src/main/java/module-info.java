/** Says what a program runs with. */
module jars {
    exports jars;
}
