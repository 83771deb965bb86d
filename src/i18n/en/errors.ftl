error-config-title = The config has mistakes
