error-config-title = 配置有误
