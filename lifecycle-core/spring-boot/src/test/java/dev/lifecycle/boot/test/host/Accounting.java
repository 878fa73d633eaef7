package dev.lifecycle.boot.test.host;

import org.springframework.stereotype.Service;

/** Does not belong to the lifecycle. */
@Service
class Accounting {}
