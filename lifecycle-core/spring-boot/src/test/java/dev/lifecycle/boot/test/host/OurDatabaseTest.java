package dev.lifecycle.boot.test.host;

import dev.lifecycle.boot.test.HostStoreContract;

class OurDatabaseTest extends HostStoreContract {}
