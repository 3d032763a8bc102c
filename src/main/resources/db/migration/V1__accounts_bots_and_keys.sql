-- Control data. Written for SQLite and PostgreSQL alike: text ids that the program draws, times as milliseconds since
-- 1970 in BIGINT, hashes as lower-case hexadecimal text, no generated keys.

CREATE TABLE workspace (
    id          TEXT   NOT NULL PRIMARY KEY,
    name        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);

-- email is kept in lower case, so that UNIQUE means one account a mailbox on both engines.
CREATE TABLE account (
    id             TEXT   NOT NULL PRIMARY KEY,
    email          TEXT   NOT NULL UNIQUE,
    name           TEXT   NOT NULL,
    password_hash  TEXT   NOT NULL,
    created_at     BIGINT NOT NULL
);

CREATE TABLE membership (
    account_id    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    workspace_id  TEXT   NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
    role          TEXT   NOT NULL CHECK (role IN ('OWNER', 'ADMIN', 'ANALYST', 'AGENT', 'VIEWER')),
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (account_id, workspace_id)
);
CREATE INDEX membership_by_workspace ON membership (workspace_id);

-- A deleted bot keeps its row until its data is erased: its id must never be drawn again, and a call with one of its
-- dead keys can still be told what happened.
CREATE TABLE bot (
    id            TEXT   NOT NULL PRIMARY KEY,
    workspace_id  TEXT   NOT NULL REFERENCES workspace (id),
    name          TEXT   NOT NULL,
    platform      TEXT   NOT NULL,
    time_zone     TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    deleted_at    BIGINT
);
CREATE INDEX bot_by_workspace ON bot (workspace_id);

CREATE TABLE api_key (
    id            TEXT   NOT NULL PRIMARY KEY,
    bot_id        TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    key_hash      TEXT   NOT NULL UNIQUE,
    last4         TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    expires_at    BIGINT,
    last_used_at  BIGINT
);
CREATE INDEX api_key_by_bot ON api_key (bot_id);

-- Sign-ins to the console.
CREATE TABLE console_session (
    token_hash    TEXT   NOT NULL PRIMARY KEY,
    account_id    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at    BIGINT NOT NULL,
    last_seen_at  BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL
);
CREATE INDEX console_session_by_account ON console_session (account_id);

-- At most one row, with the id 'owner': the link by which the first account is made.
CREATE TABLE setup_link (
    id          TEXT   NOT NULL PRIMARY KEY CHECK (id = 'owner'),
    token_hash  TEXT   NOT NULL,
    expires_at  BIGINT NOT NULL
);

-- 'keys' counts the changes of API keys, so that a process sees with one small read whether its copy is current.
-- 'schema' is a digest of the migrations that have run.
CREATE TABLE revision (
    name   TEXT   NOT NULL PRIMARY KEY,
    value  BIGINT NOT NULL
);
INSERT INTO revision (name, value) VALUES ('keys', 0);
