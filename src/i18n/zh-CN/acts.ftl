acts-quit = 退出
