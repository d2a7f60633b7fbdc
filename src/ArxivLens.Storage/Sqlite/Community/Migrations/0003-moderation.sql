-- Replaced by the feature.
SELECT 1;
