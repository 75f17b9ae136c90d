"""Publish: nbconvert template, pages, site, snapshot."""
