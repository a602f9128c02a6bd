"""What people read of a run, read as they do."""
