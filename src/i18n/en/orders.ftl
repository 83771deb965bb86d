orders-title = Orders
