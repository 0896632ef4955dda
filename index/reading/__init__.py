"""Reading documents: bytes in, text, fields and turns out."""
