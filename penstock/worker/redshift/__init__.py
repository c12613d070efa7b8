"""Loading Redshift tables through the Redshift Data API."""
