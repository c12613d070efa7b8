"""Records in files: how CopyActivity writes and reads them."""
