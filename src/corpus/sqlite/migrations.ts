import type { Database } from './database.ts'
import { indexHeldWords } from './index-words.ts'
import { learnHeldWords } from './vocabulary.ts'

/** What the database has gone through, oldest first. A migration that was ever released is never changed: add another. */
export type Migration = {
  readonly number: number
  readonly sql: string
  /** What SQL can't work out of what the database holds already. */
  readonly fill?: (database: Database) => void
  /** What a person who waits for it is told. */
  readonly telling?: string
}

export const migrations: readonly Migration[] = [
  {
    number: 1,
    sql: `
      CREATE TABLE store_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

      CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        revision INTEGER NOT NULL,
        first_seen_at INTEGER NOT NULL
      );
      CREATE TABLE revision (
        article_id INTEGER NOT NULL REFERENCES article (id),
        revision INTEGER NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        publisher TEXT NOT NULL,
        url TEXT,
        author TEXT,
        language TEXT NOT NULL,
        dateline TEXT,
        published_at INTEGER NOT NULL,
        image_url TEXT,
        completeness TEXT NOT NULL,
        fingerprint BLOB NOT NULL,
        PRIMARY KEY (article_id, revision)
      );

      -- Who may see an article depends only on the feeds it was sighted in (0: none). Each set of feeds is one audience.
      CREATE TABLE audience (id INTEGER PRIMARY KEY, feeds TEXT NOT NULL UNIQUE);
      CREATE TABLE audience_feed (
        feed_id INTEGER NOT NULL,
        audience_id INTEGER NOT NULL REFERENCES audience (id),
        PRIMARY KEY (feed_id, audience_id)
      ) WITHOUT ROWID;

      -- The newest revision of each article in the order of publication; place is also its row in the word index.
      CREATE TABLE timeline (
        place INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL UNIQUE REFERENCES article (id),
        revision INTEGER NOT NULL,
        publisher TEXT NOT NULL,
        language TEXT NOT NULL,
        audience_id INTEGER NOT NULL REFERENCES audience (id)
      );
      CREATE INDEX timeline_publisher ON timeline (publisher, place);
      CREATE VIRTUAL TABLE word_index USING fts5 (
        title_stems, text_stems, title_words, text_words,
        content = '', contentless_delete = 1, tokenize = 'ascii'
      );

      -- 16 bytes of the SHA-256 of what identifies an article: guid in a feed, address, words of a publisher.
      CREATE TABLE article_key (key BLOB PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES article (id)) WITHOUT ROWID;
      CREATE TABLE sighting (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES article (id),
        feed_id INTEGER NOT NULL,
        guid TEXT,
        url TEXT,
        item_hash TEXT NOT NULL
      );
      CREATE INDEX sighting_article ON sighting (article_id, feed_id);
      CREATE INDEX sighting_guid ON sighting (feed_id, guid) WHERE guid IS NOT NULL;
      CREATE INDEX sighting_url ON sighting (feed_id, url) WHERE url IS NOT NULL;
      CREATE INDEX sighting_hash ON sighting (feed_id, item_hash) WHERE guid IS NULL AND url IS NULL;

      CREATE TABLE quotation (
        article_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        confidence REAL NOT NULL,
        speaker TEXT,
        speaker_words TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (article_id, revision, position),
        FOREIGN KEY (article_id, revision) REFERENCES revision (article_id, revision)
      ) WITHOUT ROWID;
      -- Quotations of newest revisions by each word that says who speaks.
      CREATE TABLE speaker_word (
        word TEXT NOT NULL,
        place INTEGER NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (word, place, position)
      ) WITHOUT ROWID;
      CREATE TABLE speaker_tally (
        audience_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (audience_id, name)
      ) WITHOUT ROWID;
      CREATE TABLE publisher_tally (
        audience_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (audience_id, name)
      ) WITHOUT ROWID;

      CREATE TABLE feed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        publisher TEXT NOT NULL,
        site_url TEXT,
        language TEXT,
        created_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        poll TEXT NOT NULL
      );
      CREATE INDEX feed_due ON feed (due_at);
      CREATE TABLE subscription (
        guild_id TEXT NOT NULL,
        feed_id INTEGER NOT NULL REFERENCES feed (id),
        added_by TEXT NOT NULL,
        channel_id TEXT NOT NULL,
        tags TEXT NOT NULL,
        PRIMARY KEY (guild_id, feed_id)
      ) WITHOUT ROWID;
      CREATE INDEX subscription_feed ON subscription (feed_id);

      CREATE TABLE watch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guild_id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        target_kind TEXT NOT NULL,
        target_id TEXT NOT NULL,
        role_id TEXT,
        state TEXT NOT NULL,
        muted_until INTEGER,
        created_at INTEGER NOT NULL
      );
      CREATE INDEX watch_guild ON watch (guild_id);
      -- What a watch said when the article answered it stays readable after the watch is gone.
      CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        watch_id INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES article (id),
        watch_name TEXT NOT NULL,
        query TEXT NOT NULL,
        guild_id TEXT NOT NULL,
        role_id TEXT,
        target_kind TEXT NOT NULL,
        target_id TEXT NOT NULL,
        state TEXT NOT NULL,
        queued_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        claimed_at INTEGER,
        claim_key TEXT,
        ended_at INTEGER,
        message_id TEXT,
        reason TEXT,
        UNIQUE (watch_id, article_id)
      );
      CREATE INDEX outbox_waiting ON outbox (state, due_at, id) WHERE state IN ('queued', 'claimed');
      CREATE INDEX outbox_article ON outbox (article_id);
      CREATE INDEX outbox_guild ON outbox (guild_id, state);

      CREATE TABLE guild (guild_id TEXT PRIMARY KEY, manager_role_id TEXT) WITHOUT ROWID;
      CREATE TABLE answer_view (id TEXT PRIMARY KEY, state TEXT NOT NULL, saved_at INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX answer_view_age ON answer_view (saved_at);

      INSERT INTO counter VALUES ('articles', 0), ('quotations', 0), ('watch_generation', 0);
      INSERT INTO store_fact VALUES ('id', lower(hex(randomblob(3))));
    `,
  },
  {
    number: 2,
    sql: `
      ALTER TABLE feed ADD COLUMN push TEXT;
      ALTER TABLE outbox ADD COLUMN shown_revision INTEGER;
      CREATE INDEX outbox_message ON outbox (message_id) WHERE message_id IS NOT NULL;
      CREATE TABLE errand (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        feed_id INTEGER,
        article_id INTEGER REFERENCES article (id),
        guild_id TEXT,
        body TEXT NOT NULL,
        queued_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX errand_due ON errand (due_at, id);
      CREATE INDEX errand_feed ON errand (feed_id) WHERE feed_id IS NOT NULL;
    `,
  },
  {
    number: 3,
    sql: `
      ALTER TABLE sighting ADD COLUMN seen_at INTEGER;
      ALTER TABLE watch ADD COLUMN scope TEXT NOT NULL DEFAULT '{"kind":"all"}';
    `,
  },
  {
    number: 4,
    // Words of the corpus by their sound keys (text/similar).
    sql: 'CREATE TABLE word_sound (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) WITHOUT ROWID',
    fill: learnHeldWords,
  },
  {
    number: 5,
    sql: `
      CREATE TABLE alias (
        guild_id TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (guild_id, name)
      ) WITHOUT ROWID;
    `,
  },
  {
    number: 6,
    sql: `
      -- A story's id is the id of the article that opened it; both are NULL until the article is placed.
      ALTER TABLE article ADD COLUMN story_id INTEGER;
      ALTER TABLE article ADD COLUMN copy_of INTEGER;
      CREATE INDEX article_story ON article (story_id, id) WHERE story_id IS NOT NULL;
      CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;
      -- Articles that no story has taken yet.
      CREATE TABLE unplaced (article_id INTEGER PRIMARY KEY REFERENCES article (id), published_at INTEGER NOT NULL);
      CREATE INDEX unplaced_age ON unplaced (published_at, article_id);
      INSERT INTO unplaced SELECT a.id, r.published_at FROM article a
        JOIN revision r ON r.article_id = a.id AND r.revision = a.revision;

      -- One message for a story in a target, or its next chapter there.
      CREATE TABLE story_post (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        story_id INTEGER NOT NULL,
        guild_id TEXT NOT NULL,
        target_kind TEXT NOT NULL,
        target_id TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        message_id TEXT,
        told_at INTEGER,
        -- The message tells of other stories too.
        is_digest INTEGER NOT NULL DEFAULT 0,
        -- What became of its thread: open, in-place (there are none here), refused; NULL until one is wanted.
        thread TEXT,
        -- The message before this chapter, and the message whose story turned out to be this one's too.
        before_id INTEGER,
        part_of INTEGER,
        lost_at INTEGER,
        edits INTEGER NOT NULL DEFAULT 0,
        edited_at INTEGER,
        shown TEXT
      );
      CREATE INDEX story_post_story ON story_post (story_id, guild_id, target_kind, target_id, id);
      CREATE INDEX story_post_message ON story_post (message_id) WHERE message_id IS NOT NULL;
      CREATE INDEX story_post_guild ON story_post (guild_id);

      ALTER TABLE outbox ADD COLUMN part TEXT NOT NULL DEFAULT 'alert';
      ALTER TABLE outbox ADD COLUMN story_post_id INTEGER;
      ALTER TABLE outbox ADD COLUMN gathered INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE outbox ADD COLUMN target_tags TEXT;
      -- The thread that the message stands in, where it is not the target itself.
      ALTER TABLE outbox ADD COLUMN told_in TEXT;
      -- What the article told that its story had not told before.
      ALTER TABLE outbox ADD COLUMN news TEXT;
      CREATE INDEX outbox_undecided ON outbox (id) WHERE state = 'queued' AND story_post_id IS NULL;
      CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'queued' AND story_post_id IS NOT NULL;
      CREATE INDEX outbox_post ON outbox (story_post_id, state) WHERE story_post_id IS NOT NULL;

      ALTER TABLE errand ADD COLUMN story_post_id INTEGER;
      ALTER TABLE errand ADD COLUMN asked INTEGER NOT NULL DEFAULT 1;
      CREATE UNIQUE INDEX errand_story_post ON errand (story_post_id) WHERE story_post_id IS NOT NULL;
      -- However many messages wait to be edited, what people wait for is found at once.
      CREATE INDEX errand_plain_due ON errand (due_at, id) WHERE story_post_id IS NULL;
      CREATE INDEX errand_story_due ON errand (due_at, id) WHERE story_post_id IS NOT NULL;

      -- Whatever takes the last alert from a message that was never sent, what counted on that message is told after all.
      CREATE TRIGGER outbox_revive AFTER UPDATE OF state, story_post_id ON outbox
      WHEN OLD.story_post_id IS NOT NULL
        AND ((NEW.state = 'dropped' AND OLD.state <> 'dropped') OR NEW.story_post_id IS NOT OLD.story_post_id)
      BEGIN
        UPDATE outbox SET state = 'queued', part = 'alert'
        WHERE story_post_id = OLD.story_post_id
          AND (state = 'folded' OR (state = 'queued' AND part = 'follow-up'))
          AND (SELECT message_id FROM story_post WHERE id = OLD.story_post_id) IS NULL
          AND NOT EXISTS (
            SELECT 1 FROM outbox WHERE story_post_id = OLD.story_post_id
              AND state IN ('queued', 'claimed', 'sent') AND part = 'alert');
      END;
      -- What goes elsewhere has to be decided anew.
      CREATE TRIGGER outbox_moved AFTER UPDATE OF target_kind, target_id ON outbox
      WHEN NEW.state = 'queued' AND NEW.story_post_id IS NOT NULL
        AND (NEW.target_kind <> OLD.target_kind OR NEW.target_id <> OLD.target_id)
      BEGIN
        UPDATE outbox SET story_post_id = NULL, part = 'alert', claim_key = NULL WHERE id = NEW.id;
      END;
    `,
  },
  {
    number: 7,
    sql: `
      ALTER TABLE watch ADD COLUMN target_tags TEXT;
      ALTER TABLE watch ADD COLUMN delivery TEXT NOT NULL DEFAULT 'instant';
      ALTER TABLE watch ADD COLUMN hourly_cap INTEGER;
      ALTER TABLE watch ADD COLUMN pause_reason TEXT;
      CREATE INDEX outbox_watch_age ON outbox (watch_id, queued_at);
    `,
  },
  {
    number: 8,
    // Who wants to be told when a watch or feed is unusually busy or silent.
    sql: `
      CREATE TABLE lookout (
        guild_id TEXT NOT NULL,
        subject TEXT NOT NULL,
        subject_id INTEGER NOT NULL,
        kinds TEXT NOT NULL,
        memory TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        PRIMARY KEY (guild_id, subject, subject_id)
      ) WITHOUT ROWID;
      CREATE INDEX lookout_due ON lookout (due_at);
    `,
  },
  {
    number: 9,
    sql: `
      CREATE TABLE digest (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guild_id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        name TEXT NOT NULL,
        topic TEXT NOT NULL,
        schedule TEXT NOT NULL,
        target TEXT NOT NULL,
        role_id TEXT,
        state TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        next_due_at INTEGER NOT NULL,
        covered_until INTEGER NOT NULL,
        -- The last row of sighting that is covered.
        covered_mark INTEGER NOT NULL,
        told_at INTEGER,
        told_view TEXT,
        trouble TEXT
      );
      CREATE INDEX digest_guild ON digest (guild_id);
      CREATE INDEX digest_due ON digest (next_due_at) WHERE state = 'active';
      ALTER TABLE errand ADD COLUMN digest_id INTEGER;
      CREATE INDEX errand_digest ON errand (digest_id) WHERE digest_id IS NOT NULL;
    `,
  },
  {
    number: 10,
    // The generation in which each watch last changed, or the aliases that are part of what it means: it counts up after
    // the change, within the same transaction (`countChange`).
    sql: `
      CREATE TABLE watch_change (watch_id INTEGER PRIMARY KEY, generation INTEGER NOT NULL);
      CREATE INDEX watch_change_generation ON watch_change (generation);
      CREATE VIEW next_generation AS SELECT value + 1 AS number FROM counter WHERE name = 'watch_generation';
      CREATE TRIGGER watch_added AFTER INSERT ON watch BEGIN
        INSERT INTO watch_change SELECT NEW.id, number FROM next_generation WHERE true
        ON CONFLICT (watch_id) DO UPDATE SET generation = excluded.generation;
      END;
      CREATE TRIGGER watch_updated AFTER UPDATE ON watch BEGIN
        INSERT INTO watch_change SELECT NEW.id, number FROM next_generation WHERE true
        ON CONFLICT (watch_id) DO UPDATE SET generation = excluded.generation;
      END;
      CREATE TRIGGER watch_removed AFTER DELETE ON watch BEGIN
        INSERT INTO watch_change SELECT OLD.id, number FROM next_generation WHERE true
        ON CONFLICT (watch_id) DO UPDATE SET generation = excluded.generation;
      END;
      CREATE TRIGGER alias_added AFTER INSERT ON alias BEGIN
        INSERT INTO watch_change SELECT watch.id, number FROM watch, next_generation WHERE guild_id = NEW.guild_id
        ON CONFLICT (watch_id) DO UPDATE SET generation = excluded.generation;
      END;
      CREATE TRIGGER alias_updated AFTER UPDATE ON alias BEGIN
        INSERT INTO watch_change SELECT watch.id, number FROM watch, next_generation WHERE guild_id = NEW.guild_id
        ON CONFLICT (watch_id) DO UPDATE SET generation = excluded.generation;
      END;
      CREATE TRIGGER alias_removed AFTER DELETE ON alias BEGIN
        INSERT INTO watch_change SELECT watch.id, number FROM watch, next_generation WHERE guild_id = OLD.guild_id
        ON CONFLICT (watch_id) DO UPDATE SET generation = excluded.generation;
      END;
    `,
  },
  {
    number: 11,
    // More spellings find one another than when these words were kept.
    sql: 'DELETE FROM word_sound',
    fill: learnHeldWords,
  },
  {
    number: 12,
    sql: `
      ALTER TABLE guild ADD COLUMN time_zone TEXT;
      ALTER TABLE guild ADD COLUMN daily_at TEXT;
      ALTER TABLE guild ADD COLUMN hold_seconds INTEGER;
      ALTER TABLE guild ADD COLUMN follow_ups_per_day INTEGER;
      ALTER TABLE guild ADD COLUMN new_message_after_hours INTEGER;
    `,
  },
  {
    number: 13,
    // Names keep their letters since, whatever language they stand in.
    sql: '',
    fill: indexHeldWords,
    telling: 'I read the words of all kept reports once more: some 5 seconds for each 10,000 reports.',
  },
  {
    number: 14,
    // What is wanted at once is told after all too where nothing but what is gathered still waits for the message.
    sql: `
      DROP TRIGGER outbox_revive;
      CREATE TRIGGER outbox_revive AFTER UPDATE OF state, story_post_id ON outbox
      WHEN OLD.story_post_id IS NOT NULL
        AND ((NEW.state = 'dropped' AND OLD.state <> 'dropped') OR NEW.story_post_id IS NOT OLD.story_post_id)
      BEGIN
        UPDATE outbox SET state = 'queued', part = 'alert'
        WHERE story_post_id = OLD.story_post_id
          AND (state = 'folded' OR (state = 'queued' AND part = 'follow-up'))
          AND (SELECT message_id FROM story_post WHERE id = OLD.story_post_id) IS NULL
          AND NOT EXISTS (
            SELECT 1 FROM outbox other WHERE other.story_post_id = OLD.story_post_id
              AND (other.state IN ('claimed', 'sent') OR (other.state = 'queued' AND other.gathered <= outbox.gathered))
              AND other.part = 'alert');
      END;
    `,
  },
  {
    number: 15,
    // Other spellings find one another than when these words were kept.
    sql: 'DELETE FROM word_sound',
    fill: learnHeldWords,
  },
]
