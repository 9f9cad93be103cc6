"""Full-text search: words in, ranked records out."""
