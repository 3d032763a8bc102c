-- How a person takes over from a bot, for each bot that says how. The secret that calls are signed with is not kept but
-- derived from the key in the file beside this database; signing is its number, 0 if calls are not signed. page_token and
-- api_key are encrypted with that key.
CREATE TABLE takeover_setting (
    bot_id         TEXT   NOT NULL PRIMARY KEY REFERENCES bot (id) ON DELETE CASCADE,
    pause_url      TEXT   NOT NULL,
    send_url       TEXT   NOT NULL,
    signing        BIGINT NOT NULL,
    signing_made   BIGINT NOT NULL,
    page_token     TEXT,
    api_key        TEXT,
    graph_url      TEXT   NOT NULL,
    graph_version  TEXT   NOT NULL,
    idle_minutes   BIGINT NOT NULL
);

-- Who has, or had, a conversation instead of its bot. Epochs of a conversation only grow. Kept: they say which messages a bot
-- sent while it should have been silent.
CREATE TABLE takeover (
    bot_id       TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    user_id      TEXT   NOT NULL,
    epoch        BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    holder_name  TEXT   NOT NULL,
    taken_at     BIGINT NOT NULL,
    active_at    BIGINT NOT NULL,
    ended_at     BIGINT,
    end_reason   TEXT,
    PRIMARY KEY (bot_id, user_id, epoch)
);
-- One holder at a time, whatever the program does.
CREATE UNIQUE INDEX takeover_open ON takeover (bot_id, user_id) WHERE ended_at IS NULL;

-- Calls of Pause URLs: those that wait, and a log of those that are over.
CREATE TABLE pause_delivery (
    id        TEXT   NOT NULL PRIMARY KEY,
    bot_id    TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    user_id   TEXT   NOT NULL,
    epoch     BIGINT NOT NULL,
    paused    BIGINT NOT NULL,
    body      TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    attempts  BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    tried_at  BIGINT,
    next_at   BIGINT,
    status    BIGINT,
    answer    TEXT   NOT NULL
);
CREATE INDEX pause_delivery_waiting ON pause_delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX pause_delivery_by_bot ON pause_delivery (bot_id, made_at);
CREATE INDEX pause_delivery_by_user ON pause_delivery (bot_id, user_id, made_at);

-- What people sent in a bot's place. A row is here before anything is sent, so that nothing is sent twice.
CREATE TABLE agent_message (
    id           TEXT   NOT NULL PRIMARY KEY,
    bot_id       TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    user_id      TEXT   NOT NULL,
    epoch        BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    holder_name  TEXT   NOT NULL,
    content      TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    message_id   TEXT,
    fault        TEXT   NOT NULL,
    made_at      BIGINT NOT NULL,
    done_at      BIGINT,
    is_logged    BIGINT NOT NULL
);
CREATE INDEX agent_message_by_user ON agent_message (bot_id, user_id, made_at);
CREATE INDEX agent_message_open ON agent_message (state) WHERE state = 'SENDING' OR is_logged = 0;
