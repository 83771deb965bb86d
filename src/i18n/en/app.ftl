app-name = chaqi
