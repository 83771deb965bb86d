cli-done = 完成
