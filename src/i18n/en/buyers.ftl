# Buyers, their groups and page, and discounts. Ids: buyers-<what>.

buyers-group-vip = VIP
buyers-group-difficult = Difficult
buyers-did-group = Buyer put into “{ $group }”
buyers-did-ungroup = Buyer taken out of “{ $group }”
buyers-did-note = On the buyer: { $text }
buyers-did-discount = { $approved ->
    [none] Discount of { $amount }
   *[other] Discount of { $amount }, allowed by { $approved }
}

## Groups and annotations

buyers-returning = Returning
buyers-new = New
buyers-unknown = It is not known who the buyer is
buyers-group-title = Groups of { $buyer }
buyers-grouped = { $buyer } put into “{ $group }”
buyers-ungrouped = { $buyer } taken out of “{ $group }”
buyers-note-title = Note on { $buyer }
buyers-field-note = Note
buyers-noted = Noted on { $buyer }
buyers-keep-evidence = Difficult buyer: keep screenshots and proof

## The page

buyers-sums = { $orders ->
    [one] 1 order
   *[other] { $orders } orders
}, { $deals } paid, ¥{ $paid }
buyers-last = last { $at }
buyers-reviews = { $n ->
    [one] 1 bad review
   *[other] { $n } bad reviews
}
buyers-refunds = { $n ->
    [one] 1 refund
   *[other] { $n } refunds
}
buyers-orders = Orders
buyers-line = Buyer: { $words }
buyers-footer = Alt-digit group  ^T note  ^R remind  Enter newest order  Esc back

## Discounts

buyers-discount-title = Discount on { $order }
buyers-field-discount = Off
buyers-field-reason = Reason
buyers-field-approved = Allowed by
buyers-hint-limit = up to { $limit } on your own
buyers-over-order = { $sum } on this order, above { $limit }: who allowed it?
buyers-over-shift = { $sum } in this shift, above { $limit }: who allowed it?
buyers-reason-haggle = haggled
buyers-reason-regular = regular buyer
buyers-reason-flaw = small flaw
buyers-reason-activity = activity price
buyers-discount-note = Price -{ $amount }
buyers-discount-approved = allowed by { $who }
buyers-discount-too-much = With the discounts before, more than the order’s { $price }
buyers-discounted = Discount of { $amount } noted
buyers-discount-line = Discount so far ¥{ $amount }
buyers-below-discount = { $discount } was given off this order already: the amount can't be less
