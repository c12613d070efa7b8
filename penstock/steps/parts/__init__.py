"""Parts of a pipeline that several steps make: activities, databases, data nodes, folders and the texts of scripts."""
