"""What every room gets for nothing: practice, words, forms, pages, templates."""
