# Bad reviews.

## The list and the card

reviews-search-hint = 买家、评价、商品、原因
reviews-none = 没有中差评。收到了就新建一条。
reviews-card-title = 中差评
reviews-until = 约定 { $at } 前
reviews-contact-line = { $at } { $agent } { $channel }：{ $outcome }
reviews-call-windows = 适合打电话：{ $windows }

## Forms

reviews-new-title = 登记中差评
reviews-edit-title = 修改中差评
reviews-contact-title = 记联系：{ $buyer }
reviews-promise-title = 约个时间：{ $buyer }
reviews-progress-title = { $buyer } 现在是「{ $state }」
reviews-tomorrow-at = 明天 { $time }

## What was done

reviews-logged = 已登记 { $buyer } 的评价
reviews-edited = 评价已修改
reviews-contacted = 联系记录已保存
reviews-progressed = 进度已改为「{ $state }」
reviews-deleted = 已删除 { $buyer } 的评价，可撤销

## What can't be done

reviews-settled = 这条评价已解决，不用再联系
# The category of the shipped replies for reviews, as phrases/zh-CN/reviews.toml names it.
reviews-care-category = 评价关怀
reviews-final = 评价{ $state }，不用再跟进
reviews-illegal = 不能从「{ $from }」直接到「{ $to }」，先记一次联系

## A line for the work group; order, item and the last outcome may be empty

reviews-line = 【中差评·{ $severity }】{ $buyer }：{ $text }（{ $state }）{ $last } { $order } { $item }
reviews-line-said = 中差评 { $buyer }

## What happened to a review

reviews-did-log = 登记中差评 { $buyer }
reviews-did-edit = 修改中差评
reviews-did-contact = { $channel }联系：{ $outcome }
reviews-did-progress = 评价进度：{ $state }
reviews-did-delete = 删除中差评
