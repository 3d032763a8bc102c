-- Campaigns, their segments, and the trackers of those: addresses that count a click or an impression.
CREATE TABLE campaign (
    id           TEXT   NOT NULL PRIMARY KEY,
    bot_id       TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    starts_at    BIGINT,
    ends_at      BIGINT,
    created_at   BIGINT NOT NULL,
    archived_at  BIGINT
);
CREATE INDEX campaign_by_bot ON campaign (bot_id);

CREATE TABLE segment (
    id           TEXT   NOT NULL PRIMARY KEY,
    campaign_id  TEXT   NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    created_at   BIGINT NOT NULL
);
CREATE INDEX segment_by_campaign ON segment (campaign_id);

-- code is what stands in its addresses as campaign_id.
CREATE TABLE tracker (
    id             TEXT   NOT NULL PRIMARY KEY,
    segment_id     TEXT   NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    code           TEXT   NOT NULL UNIQUE,
    name           TEXT   NOT NULL,
    media_partner  TEXT   NOT NULL,
    landing_url    TEXT   NOT NULL,
    deep_link      TEXT   NOT NULL,
    starts_at      BIGINT,
    ends_at        BIGINT,
    created_at     BIGINT NOT NULL,
    archived_at    BIGINT
);
CREATE INDEX tracker_by_segment ON tracker (segment_id);

CREATE TABLE tracker_parameter (
    tracker_id  TEXT   NOT NULL REFERENCES tracker (id) ON DELETE CASCADE,
    position    BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    value       TEXT   NOT NULL,
    PRIMARY KEY (tracker_id, position)
);

-- Hosts that lead to this server and serve nothing but links. Each belongs to one bot.
CREATE TABLE link_domain (
    host        TEXT   NOT NULL PRIMARY KEY,
    bot_id      TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    created_at  BIGINT NOT NULL
);
CREATE INDEX link_domain_by_bot ON link_domain (bot_id);

-- host is empty for a link on this server's own address. content has the rules and destinations, as JSON that the package
-- 'link' writes and reads. clicks counts towards the limit; ended counts who came when there was nothing to get.
CREATE TABLE smart_link (
    id             TEXT   NOT NULL PRIMARY KEY,
    bot_id         TEXT   NOT NULL REFERENCES bot (id) ON DELETE CASCADE,
    tracker_id     TEXT   REFERENCES tracker (id) ON DELETE SET NULL,
    host           TEXT   NOT NULL,
    code           TEXT   NOT NULL,
    name           TEXT   NOT NULL,
    content        TEXT   NOT NULL,
    expires_at     BIGINT,
    click_limit    BIGINT,
    password_hash  TEXT,
    clicks         BIGINT NOT NULL,
    ended          BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    changed_at     BIGINT NOT NULL,
    archived_at    BIGINT,
    UNIQUE (host, code)
);
CREATE INDEX smart_link_by_bot ON smart_link (bot_id);

-- Counts the changes of links, domains and trackers, so that a process sees with one small read whether its table is current.
INSERT INTO revision (name, value) VALUES ('links', 0);
