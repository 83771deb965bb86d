# Reminders, promises, and what is due. Ids: remind-<what>.

## In the timeline

remind-did-set = 设提醒：{ $text }（{ $when }）
remind-did-promise = 承诺买家：{ $text }（{ $when }前）
remind-did-edit = 改提醒：{ $text }
remind-did-snooze = 推后到 { $when }
remind-did-done = { $outcome ->
    [none] 提醒已处理
   *[other] 提醒已处理：{ $outcome }
}
remind-did-break = { $outcome ->
    [none] 承诺没兑现
   *[other] 承诺没兑现：{ $outcome }
}
remind-did-drop = 删提醒

## Setting one

remind-title = 提醒我
remind-title-about = 提醒我：{ $about }
remind-promise-title = 承诺买家：{ $about }
remind-edit-title = 改提醒 { $about }
remind-many = { $count } 单
remind-field-due = 时间
remind-field-text = 事情
remind-field-kind = 类型
remind-field-repeat = 重复
remind-field-owner = 谁跟
remind-field-outcome = 结果
remind-field-result = 兑现了吗
remind-field-snooze = 推后到
remind-everybody = 不填就是大家都看得到
remind-promise-ship = 按时发货
remind-promise-resend = 补发
remind-promise-refund = 退差价
remind-promise-answer = 给买家答复
remind-understood = { $when }，还有 { $left }
remind-not-understood = 看不懂这个时间，可以写 +30m、2h、明早9点、周五11点
remind-set = { $when }提醒
remind-promised = 已记下承诺：{ $when }前
remind-edited = 提醒已改
remind-dropped = 提醒已删（Ctrl-Z 找回）

## Acting on it

remind-kept = 兑现了
remind-broken = 没兑现
remind-shipped = 已发货
remind-done-title = 办结：{ $about }
remind-done-promise = 承诺办结：{ $about }
remind-done-said = 提醒已办结
remind-again-said = 已办结，下次 { $when }
remind-late-said = 承诺超时兑现，已记录
remind-broken-said = 已记为没兑现
remind-snooze-title = 推后：{ $about }
remind-snooze-10m = 10 分钟后
remind-snooze-30m = 半小时后
remind-snooze-1h = 1 小时后
remind-snooze-morning = 明早
remind-snooze-other = 自己填…
remind-snoozed = 推后到 { $when }
remind-when-10m = +10m
remind-when-30m = +30m
remind-when-1h = +1h
remind-when-morning = 明早9点
remind-not-a-reminder = 这一行不是提醒，按 Enter 去处理
remind-none-here = 这里没有提醒
remind-rings = 到点：{ $what }

## What is due

remind-card-title = 提醒
remind-whose = { $owner } 跟
remind-row-reminder = 提醒
remind-row-promise = 承诺
remind-row-now = 该办了
remind-sent = （已发货）
remind-late-count = 超时 { $n }
remind-now-count = 该办 { $n }
remind-order-due = ⏰{ $when }
remind-order-late = ⏰超时{ $age }
remind-order-line = { $when }前 { $text }
remind-order-line-late = 超时 { $age }：{ $text }
