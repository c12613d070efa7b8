-- Those of machines that only watch whether the pages are there.
DELETE FROM visits WHERE host = ? OR page = ?;
