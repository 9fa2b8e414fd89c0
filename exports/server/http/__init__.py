"""HTTP apart from pages: security, content negotiation, clients that go away."""
