# Handover. What may be empty (a label, a shift) stands at the end.

## The lists

handover-pane-take = 接班
handover-pane-draft = 草稿
handover-pane-history = 历史
handover-search-hint = 订单、买家、事项、客服
handover-take-none = 没有要接的事项。
handover-history-none = 没有交接记录。
handover-history-row = { $day } { $agent } { $shift } · { $count } 项，未办结 { $open }
handover-section-open = 还没填

## What is known of an item

handover-card-title = 交接事项
handover-if-then = 如果{ $if } → { $then }
handover-next = 下一步：{ $next }
handover-due = 最晚 { $at }
handover-owner = 跟进人 { $owner }
handover-from = 来自 { $agent }（{ $age }）
handover-passes =
    { $days ->
        [0] 交过 { $passes } 次
       *[other] 交过 { $passes } 次 { $days } 天
    }
handover-passes-supervisor =
    { $days ->
        [0] 转主管 交过 { $passes } 次
       *[other] 转主管 交过 { $passes } 次 { $days } 天
    }

## Words in a copied handover; owner, due and next stand right before what they name

handover-text-title = 交接 { $day } { $shift } { $agent }
handover-text-owner = 跟进人：
handover-text-due = 最晚：
handover-text-next = 下一步：
handover-text-age = 已 { $days } 天
handover-text-passes = 交过 { $passes } 次

## Items

handover-item-title = 交接事项
handover-item-saved = 已写进交接草稿
handover-item-dropped = 已移出交接（可撤销） { $label }
handover-not-yours-to-drop = 已交出的不能删，办完请办结
handover-draft-not-done = 还没交出，不要了就删掉
handover-done-title = 办结 { $label }
handover-done = 已办结

## Taking

handover-answer-title = 【{ $severity }】{ $summary } { $label }
handover-read-back = 要复述下一步
handover-accept-title = 复述后接收 { $label }
handover-ask-title = 追问 { $label }
handover-refuse-title = 退回 { $label }
handover-accepted = 已接收 { $label }
handover-asked = 已追问，等答复 { $label }
handover-own = 本班自己交出的，要由别人接收
handover-reply-title = 答复 { $label }
handover-hint-question = { $agent } 问：{ $text }
handover-replied = 已答复，等对方接收 { $label }
handover-hint-own-step = 没写下一步，写您打算怎么办
handover-say-own-step = 紧急事项：写清楚您接下来怎么办，如“10点回电话”
handover-not-read-back = 和下一步对不上，请按「{ $next }」复述
handover-refused = 已退回 { $label }

## Handing over

handover-none = 无
handover-no-section = 先选中栏目，再标为无
handover-section-filled = 这一栏有事项，不能标为无
handover-gaps = { $sections }还空着，没有就按 Enter 标为无
handover-submit-title = 提交交接 { $day } { $shift }
handover-submit-body =
    { $count ->
        [0] 各栏都是「无」，没有要交的事项。
       *[other] 共 { $count } 项，其中紧急 { $urgent } 项。
    }
handover-submit-supervisor = 有 { $count } 项交了三次以上，转给主管。
handover-quit-since = 交接之后又有 { $count } 项没交，其中紧急 { $urgent } 项。
handover-quit-title = 还没交接完，要退出吗？
handover-quit-begun = 交接已经开始写，还没提交。
handover-quit-kept = 退出也不会丢，草稿还在。
handover-quit-keys = Enter 去交接  { $quit } 仍要退出  Esc 留下
handover-hint-next = 对方写的是：{ $next }
handover-submitted =
    { $count ->
        [0] 交接已提交，没有事项
       *[other] 交接已提交，共 { $count } 项
    }
handover-said = 交接 { $day }

## History

handover-history-title = { $day } { $agent } { $shift }
handover-past-item = 【{ $severity }】{ $what }
handover-answered = { $at } { $agent } { $answer }

## What happened to an item

handover-did-write = 写交接 { $summary }
handover-did-drop = 移出交接
handover-did-pass = 交给下一班
handover-did-answer = { $answer }交接 { $text }
handover-did-close = 办结：{ $outcome }
handover-did-none = { $section }标为无
handover-did-not-none = 取消{ $section }的“无”
handover-did-submit = 提交 { $day } 的交接

handover-if = 如果{ $if }

handover-submit-waiting = 上一班交来的还有 { $count } 项没接收，会跟着一起交下去。

handover-answered-already = { $agent } { $at } 已经回了这份交接，撤不回来了。有变动，写成新的一项
handover-text-heading = 【{ $section }】
handover-text-colon = ：
