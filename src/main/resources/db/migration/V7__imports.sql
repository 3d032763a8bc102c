-- Files of past data that are brought in, or were. The file lies beside this database until it is done. position_bytes and
-- position_line say how far what is in it is durable in the event log: a server that was stopped goes on from there.
CREATE TABLE import (
    id              TEXT   NOT NULL PRIMARY KEY,
    bot_id          TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    name            TEXT   NOT NULL,
    shape           TEXT,
    size_bytes      BIGINT NOT NULL,
    received_bytes  BIGINT NOT NULL,
    state           TEXT   NOT NULL,
    problem         TEXT   NOT NULL,
    content_hash    TEXT   NOT NULL,
    read_bytes      BIGINT NOT NULL,
    total_bytes     BIGINT NOT NULL,
    lines           BIGINT NOT NULL,
    usable          BIGINT NOT NULL,
    faulty          BIGINT NOT NULL,
    events          BIGINT NOT NULL,
    first_time      BIGINT,
    last_time       BIGINT,
    details         TEXT   NOT NULL,
    position_bytes  BIGINT NOT NULL,
    position_line   BIGINT NOT NULL,
    brought_in      BIGINT NOT NULL,
    made_at         BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    made_by         TEXT   REFERENCES account (id) ON DELETE SET NULL
);
CREATE INDEX import_by_bot ON import (bot_id, made_at);
