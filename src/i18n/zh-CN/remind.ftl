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
