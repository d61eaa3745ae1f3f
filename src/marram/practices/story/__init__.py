"""My story: moments on a rope, and the threads through them."""
