# Reminders, promises, and what is due. Ids: remind-<what>.

## In the timeline

remind-did-set = Reminder set: { $text } ({ $when })
remind-did-promise = Promised: { $text } (by { $when })
remind-did-edit = Reminder edited: { $text }
remind-did-snooze = Put off to { $when }
remind-did-done = { $outcome ->
    [none] Reminder done
   *[other] Reminder done: { $outcome }
}
remind-did-break = { $outcome ->
    [none] Promise broken
   *[other] Promise broken: { $outcome }
}
remind-did-drop = Reminder deleted
