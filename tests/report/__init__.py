"""Tests of the reports, by what their readers see."""
