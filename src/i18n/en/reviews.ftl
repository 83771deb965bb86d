reviews-title = Bad reviews
