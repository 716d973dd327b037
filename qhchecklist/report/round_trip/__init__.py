"""From the paper back to the case: what a PDF file and the QR symbol on it carry, and reading them again."""
