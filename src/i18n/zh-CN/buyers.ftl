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

## Groups and annotations

buyers-returning = 老客
buyers-new = 新客
buyers-unknown = 不知道是哪位买家
buyers-group-title = { $buyer } 的分组
buyers-grouped = { $buyer } 归入「{ $group }」
buyers-ungrouped = { $buyer } 移出「{ $group }」
buyers-note-title = 记一条：{ $buyer }
buyers-field-note = 内容
buyers-noted = 已记到 { $buyer } 名下
buyers-keep-evidence = 难缠买家：聊天截图、凭证都要留好

## The page

buyers-sums = { $orders } 单，成交 { $deals } 单 ¥{ $paid }
buyers-last = 最近 { $at }
buyers-reviews = 中差评 { $n }
buyers-refunds = 退款 { $n }
buyers-orders = 订单
buyers-line = 买家：{ $words }
buyers-footer = Alt-数字 分组  ^T 记一条  ^R 提醒  Enter 最近一单  Esc 返回

## Discounts

buyers-discount-title = 优惠 { $order }
buyers-field-discount = 优惠多少元
buyers-field-reason = 原因
buyers-field-approved = 同意的主管
buyers-hint-limit = 自己能给到 { $limit } 元
buyers-over-order = 这单累计 { $sum } 元，超过 { $limit } 元，要填同意的主管
buyers-over-shift = 本班累计 { $sum } 元，超过 { $limit } 元，要填同意的主管
buyers-reason-haggle = 买家议价
buyers-reason-regular = 老客优惠
buyers-reason-flaw = 小瑕疵
buyers-reason-activity = 补活动价
buyers-discount-note = 改价-{ $amount }元
buyers-discount-approved = 主管{ $who }同意
buyers-discount-too-much = 优惠加起来比订单金额 { $price } 还多
buyers-discounted = 已记优惠 { $amount } 元
buyers-discount-line = 已优惠 ¥{ $amount }
buyers-below-discount = 这单已经优惠 { $discount } 元，金额不能比这还少
