package dev.tacit.core.apply;

import dev.tacit.core.provider.Receipt;

/** What a target said to one task. */
record Answer(Task task, Receipt receipt) {}
