-- Each bot is an app of Kochava's bot integration, by whose id its clients name it. Bots that are here already get theirs at
-- the next start: an id is drawn at random, which SQL does not do alike on both engines.
ALTER TABLE bot ADD COLUMN kochava_app_id TEXT;
CREATE UNIQUE INDEX bot_by_kochava_app ON bot (kochava_app_id);

-- Which of the app's credentials calls must be signed with; 0 if they need not be. No credential is kept: each is derived from
-- the key in the file beside this database, and a new number makes new ones.
ALTER TABLE bot ADD COLUMN kochava_signing BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bot ADD COLUMN kochava_signing_made BIGINT NOT NULL DEFAULT 0;
