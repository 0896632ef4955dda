"""Documents in, passages and vectors kept, nearest passages out."""
