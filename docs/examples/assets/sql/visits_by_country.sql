DELETE FROM visits_by_country;
INSERT INTO visits_by_country SELECT country, COUNT(*) FROM visits GROUP BY country;
