replies-title = Replies
