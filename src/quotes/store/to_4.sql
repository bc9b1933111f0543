-- From version 3 to 4: lists of the newest have an index. What pages count is counted beforehand, see derived.sql.

DROP INDEX quotes_speaker;
DROP INDEX quotes_article;
CREATE INDEX quotes_article ON quotes (article_id, id, speaker_id) WHERE article_id IS NOT NULL;
CREATE INDEX articles_outlet ON articles (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX articles_newest ON articles (ifnull(date, '') DESC, id, outlet) WHERE ifnull(date, '') >= '';
CREATE INDEX articles_oldest ON articles (ifnull(date, '~'), id) WHERE ifnull(date, '~') >= '';
CREATE INDEX quotes_speaker ON quotes (speaker_id, id, date, article_id, kind, verb_class, verb) WHERE speaker_id IS NOT NULL;
CREATE INDEX quotes_unattributed ON quotes (id, article_id, reason, kind) WHERE speaker_id IS NULL;
CREATE INDEX quotes_newest ON quotes (ifnull(date, '') DESC, id, date, kind, verb_class, verb, speaker_id, article_id)
WHERE ifnull(date, '') >= '';
CREATE INDEX quotes_oldest ON quotes (ifnull(date, '~'), id) WHERE ifnull(date, '~') >= '';
CREATE INDEX quotes_each ON quotes ((1)); -- the smallest index there can be: rows are counted in it
