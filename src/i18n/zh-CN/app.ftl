app-name = 插旗
