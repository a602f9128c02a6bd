"""Tests of the sign-off page, by what its reader sees."""
