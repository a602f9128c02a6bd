"""The sign-off page, by what its reader sees."""
