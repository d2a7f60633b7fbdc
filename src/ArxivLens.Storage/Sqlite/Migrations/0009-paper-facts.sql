-- More of arXiv's record of a paper, and the day its source said that the record is gone. Sizes and kinds of the source of a version
-- stand in versions.
ALTER TABLE works ADD COLUMN msc_class TEXT;
ALTER TABLE works ADD COLUMN acm_class TEXT;
ALTER TABLE works ADD COLUMN deleted TEXT;
