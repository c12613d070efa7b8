"""Reports on visits: a package of the team's own."""
