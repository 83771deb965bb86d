# Buyers, their groups and page, and discounts. Ids: buyers-<what>.

buyers-group-vip = VIP
buyers-group-difficult = 难缠
buyers-did-group = 买家归入「{ $group }」
buyers-did-ungroup = 买家移出「{ $group }」
buyers-did-note = 买家备注：{ $text }
buyers-did-discount = { $approved ->
    [none] 优惠 { $amount } 元
   *[other] 优惠 { $amount } 元，{ $approved }同意
}
