"""What every page tells the browser that shows it."""

# Nothing is loaded from elsewhere, and no script or style stands in a page itself.
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
