"""Parts of pages, one page's parts to a prefix, so that pages stay strangers to each other."""
