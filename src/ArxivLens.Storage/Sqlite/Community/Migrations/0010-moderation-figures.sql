-- The figures above the public log are read from these alone; without them each look at it walks through the words of all reports and
-- appeals there ever were.
CREATE INDEX reports_by_decided ON reports (decided, at) WHERE decided IS NOT NULL;
CREATE INDEX appeals_by_outcome ON appeals (outcome);
