"""A book of somebody's pages: set as a tagged PDF, or as a folder of plain pages.

Nothing here reads a record, and nothing is written to a disk: values in, bytes out.
"""
