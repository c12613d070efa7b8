"""The engine: applies the state machine to the store."""
