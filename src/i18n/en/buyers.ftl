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
