"""The window: widgets show values and send commands; what they know comes from the library."""
