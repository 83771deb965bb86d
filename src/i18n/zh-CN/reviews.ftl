reviews-title = 中差评
