"""Who said what, in Turkish news."""
