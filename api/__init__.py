"""The faces: HTTP, the widget and the command line."""
