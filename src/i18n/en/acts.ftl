acts-quit = Quit
