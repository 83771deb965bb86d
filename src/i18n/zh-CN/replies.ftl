replies-title = 快捷回复
