"""My plan for hard moments (S44, CLINICAL B38): one per person, in their own words."""
