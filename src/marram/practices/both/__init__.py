"""What is gone, what stays: two columns of one width."""
