orders-title = 订单
