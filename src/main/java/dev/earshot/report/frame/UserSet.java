package dev.earshot.report.frame;

import org.jooq.Record1;
import org.jooq.Select;

/** Users of a bot with something in common, told by a query over the store. */
public interface UserSet {

    /** Their ids, each once or more often; never the empty one, which stands for nobody known. */
    Select<Record1<String>> users();
}
