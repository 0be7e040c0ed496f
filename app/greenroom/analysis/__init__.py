"""What a transcript says: sentences, sentiment, themes with stance, richness."""
