-- Users by what they have in common. definition is JSON that the package 'report.audience' writes and reads.
CREATE TABLE audience (
    id          TEXT   NOT NULL PRIMARY KEY,
    bot_id      TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    name        TEXT   NOT NULL,
    definition  TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    created_by  TEXT   REFERENCES account (id) ON DELETE SET NULL,
    changed_at  BIGINT NOT NULL,
    changed_by  TEXT   REFERENCES account (id) ON DELETE SET NULL
);
CREATE INDEX audience_by_bot ON audience (bot_id);
