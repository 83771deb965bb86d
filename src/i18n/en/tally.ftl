tally-title = Daily tally
