-- A workspace's own app at Meta. The secret and the verify token are encrypted with the key in the file beside this database.
CREATE TABLE meta_app (
    workspace_id   TEXT   NOT NULL PRIMARY KEY REFERENCES workspace (id) ON DELETE CASCADE,
    app_id         TEXT   NOT NULL,
    app_secret     TEXT   NOT NULL,
    verify_token   TEXT   NOT NULL,
    graph_url      TEXT   NOT NULL,
    dialog_url     TEXT   NOT NULL,
    graph_version  TEXT   NOT NULL,
    changed_at     BIGINT NOT NULL,
    verified_at    BIGINT,
    delivered_at   BIGINT,
    refused_at     BIGINT
);

-- Pages that send their webhooks here. A page sends what it hears to one bot; token is encrypted.
CREATE TABLE facebook_page (
    bot_id         TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    page_id        TEXT   NOT NULL,
    app_id         TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    token          TEXT   NOT NULL,
    person_id      TEXT   NOT NULL,
    granted        TEXT   NOT NULL,
    connected_at   BIGINT NOT NULL,
    state          TEXT   NOT NULL,
    problem        TEXT   NOT NULL,
    broken_since   BIGINT,
    checked_at     BIGINT,
    last_event_at  BIGINT,
    filled_at      BIGINT,
    filled_count   BIGINT NOT NULL,
    fill_note      TEXT   NOT NULL,
    PRIMARY KEY (bot_id, page_id)
);
CREATE UNIQUE INDEX facebook_page_of_app ON facebook_page (app_id, page_id);

-- Logins at Meta that are under way. A state is good for one answer, from the browser that began; the token is encrypted and
-- kept until the pages are chosen.
CREATE TABLE facebook_login (
    id           TEXT   NOT NULL PRIMARY KEY,
    state_hash   TEXT,
    session_hash TEXT   NOT NULL,
    bot_id       TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    redirect_uri TEXT   NOT NULL,
    expires_at   BIGINT NOT NULL,
    token        TEXT,
    person_id    TEXT   NOT NULL,
    granted      TEXT   NOT NULL
);
CREATE UNIQUE INDEX facebook_login_state ON facebook_login (state_hash) WHERE state_hash IS NOT NULL;

-- What Meta asked of us on behalf of a person: to delete their data, or to forget that they connected pages. Kept.
CREATE TABLE meta_request (
    code          TEXT   NOT NULL PRIMARY KEY,
    workspace_id  TEXT   NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
    kind          TEXT   NOT NULL,
    person_id     TEXT   NOT NULL,
    page_id       TEXT   NOT NULL,
    made_at       BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    note          TEXT   NOT NULL,
    done_at       BIGINT
);
CREATE INDEX meta_request_by_workspace ON meta_request (workspace_id, made_at);

-- When a person's profile was asked for, so that nobody is asked for too often. What it says is in the event log.
CREATE TABLE facebook_profile (
    bot_id    TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    user_id   TEXT   NOT NULL,
    asked_at  BIGINT NOT NULL,
    next_at   BIGINT NOT NULL,
    failures  BIGINT NOT NULL,
    PRIMARY KEY (bot_id, user_id)
);

INSERT INTO revision (name, value) VALUES ('facebook', 0);
