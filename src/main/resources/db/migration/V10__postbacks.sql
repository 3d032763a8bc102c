-- Calls that tell others of conversions. fires_on is EVENT, REVENUE or FIRST_MESSAGE; format is GET, FORM or JSON; networks has one
-- a line. missed counts what was not noted because too much waited.
CREATE TABLE postback (
    id             TEXT   NOT NULL PRIMARY KEY,
    bot_id         TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    name           TEXT   NOT NULL,
    fires_on       TEXT   NOT NULL,
    event_name     TEXT   NOT NULL,
    url            TEXT   NOT NULL,
    format         TEXT   NOT NULL,
    body           TEXT   NOT NULL,
    delay_seconds  BIGINT NOT NULL,
    with_organic   BIGINT NOT NULL,
    networks       TEXT   NOT NULL,
    is_paused      BIGINT NOT NULL,
    missed         BIGINT NOT NULL,
    created_at     BIGINT NOT NULL
);
CREATE INDEX postback_by_bot ON postback (bot_id);

-- Those that wait, and a log of those that are over. subject is what it tells of: told once, whatever comes twice.
CREATE TABLE postback_delivery (
    id           TEXT   NOT NULL PRIMARY KEY,
    postback_id  TEXT   NOT NULL REFERENCES postback (id) ON DELETE CASCADE,
    subject      TEXT   NOT NULL,
    is_test      BIGINT NOT NULL,
    user_id      TEXT   NOT NULL,
    event_name   TEXT   NOT NULL,
    event_at     BIGINT NOT NULL,
    amount       TEXT   NOT NULL,
    currency     TEXT   NOT NULL,
    request      TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    attempts     BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    tried_at     BIGINT,
    next_at      BIGINT,
    status       BIGINT,
    answer       TEXT   NOT NULL,
    UNIQUE (postback_id, subject)
);
CREATE INDEX postback_delivery_waiting ON postback_delivery (postback_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX postback_delivery_log ON postback_delivery (postback_id, made_at);

-- How far somebody has read the event log, and the newest time of arrival in what they read.
CREATE TABLE log_reader (
    name      TEXT   NOT NULL PRIMARY KEY,
    position  TEXT   NOT NULL,
    heard_at  BIGINT NOT NULL
);

-- By which rules conversions are credited, for each bot that does not do it by the defaults. 0 is off.
CREATE TABLE attribution_setting (
    bot_id               TEXT   NOT NULL PRIMARY KEY REFERENCES bot (id) ON DELETE CASCADE,
    click_seconds        BIGINT NOT NULL,
    modelled_seconds     BIGINT NOT NULL,
    impression_seconds   BIGINT NOT NULL,
    association_seconds  BIGINT NOT NULL,
    between_seconds      BIGINT NOT NULL
);

-- What is different for some trackers; NULL is as for the bot.
CREATE TABLE tracker_window (
    tracker_id          TEXT   NOT NULL PRIMARY KEY REFERENCES tracker (id) ON DELETE CASCADE,
    click_seconds       BIGINT,
    modelled_seconds    BIGINT,
    impression_seconds  BIGINT
);
