"""What the government said and what we ask: pure data, no evaluation."""
