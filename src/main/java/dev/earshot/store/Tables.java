package dev.earshot.store;

/**
 * The tables and columns that queries are made of, one description for every engine. The order of the columns is the
 * order of the fields of the rows.
 *
 * <p>Rows are only ever added. What a message's row does not say because it became known later stands in {@link #MARK}.
 */
public final class Tables {

    /** Digits of an amount of money, and how many of them stand behind the point. */
    public static final int AMOUNT_PRECISION = 38;

    public static final int AMOUNT_SCALE = 9;

    public static final MessageTable MESSAGE = new MessageTable();
    public static final EventTable EVENT = new EventTable();
    public static final MarkTable MARK = new MarkTable();
    public static final UserPropertiesTable USER_PROPERTIES = new UserPropertiesTable();
    public static final TouchTable TOUCH = new TouchTable();
    public static final IdentityLinkTable IDENTITY_LINK = new IdentityLinkTable();
    public static final SaidTable SAID = new SaidTable();
    public static final QuarantineTable QUARANTINE = new QuarantineTable();

    /** The sums over a bot's rows count; an engine may add rows of a bot together. */
    public static final LedgerTable LEDGER = new LedgerTable();

    private Tables() {}
}
