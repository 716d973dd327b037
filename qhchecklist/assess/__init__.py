"""What follows from a profile and a policy: pure functions without I/O or clock."""
