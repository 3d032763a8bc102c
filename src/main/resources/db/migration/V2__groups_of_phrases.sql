-- What people decided of groups of phrases that a bot did not understand. A group without a row is open. The phrase is the
-- group's leading one: it keeps the group together, and its id, when what users say changes.
CREATE TABLE phrase_group (
    bot_id      TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    group_id    TEXT   NOT NULL,
    phrase      TEXT   NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('OPEN', 'DONE', 'IGNORED')),
    changed_at  BIGINT NOT NULL,
    changed_by  TEXT   REFERENCES account (id) ON DELETE SET NULL,
    PRIMARY KEY (bot_id, group_id)
);
