-- The papers of arXiv by parts of a month and the day they changed: which parts there are, and when each changed last, is told without
-- reading any paper.
CREATE INDEX works_by_part ON works (substr(sort_text, 1, 7), max(coalesce(metadata_changed, ''), coalesce(published, '')))
    WHERE kind = 2 AND sort_text < 'a';
