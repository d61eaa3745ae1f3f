"""The clinician's face."""
