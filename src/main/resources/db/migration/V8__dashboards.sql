-- Reports side by side. A card is a part of a report with the question that is asked each time; last_days keeps the question's
-- days relative. Visible to every member of the bot's workspace.
CREATE TABLE dashboard (
    id        TEXT   NOT NULL PRIMARY KEY,
    bot_id    TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    name      TEXT   NOT NULL,
    made_at   BIGINT NOT NULL,
    made_by   TEXT   REFERENCES account (id) ON DELETE SET NULL
);
CREATE INDEX dashboard_by_bot ON dashboard (bot_id, made_at);

CREATE TABLE dashboard_card (
    id            TEXT   NOT NULL PRIMARY KEY,
    dashboard_id  TEXT   NOT NULL REFERENCES dashboard (id) ON DELETE CASCADE,
    place         BIGINT NOT NULL,
    title         TEXT   NOT NULL,
    report        TEXT   NOT NULL,
    part          TEXT   NOT NULL,
    question      TEXT   NOT NULL,
    last_days     BIGINT,
    is_wide       BIGINT NOT NULL
);
CREATE INDEX dashboard_card_by_dashboard ON dashboard_card (dashboard_id, place);

-- What happened on a day of a bot's own time: charts over time show it.
CREATE TABLE annotation (
    id        TEXT   NOT NULL PRIMARY KEY,
    bot_id    TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    day       TEXT   NOT NULL,
    note      TEXT   NOT NULL,
    made_at   BIGINT NOT NULL,
    made_by   TEXT   REFERENCES account (id) ON DELETE SET NULL
);
CREATE INDEX annotation_by_bot ON annotation (bot_id, day);
