"""Questions asked of a network: neighbours, filters, counts. It knows no pictures."""
