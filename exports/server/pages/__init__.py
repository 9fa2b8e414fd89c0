"""The pages that the server makes, and the templates that they share."""
