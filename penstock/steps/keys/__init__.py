"""Keys of a spec that several steps have, the types of their values, and what is checked about them."""
