"""What played a part: others first, one's own slice last."""
