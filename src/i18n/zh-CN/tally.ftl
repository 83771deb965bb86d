tally-title = 日报
