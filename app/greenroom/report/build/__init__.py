"""All wording of the documents: results go in, a finished block tree comes out."""
