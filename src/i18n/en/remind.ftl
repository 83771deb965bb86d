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

## Setting one

remind-title = Remind me
remind-title-about = Remind me: { $about }
remind-promise-title = Promise to the buyer: { $about }
remind-edit-title = Edit reminder { $about }
remind-many = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
remind-field-due = When
remind-field-text = What
remind-field-kind = Kind
remind-field-repeat = Repeat
remind-field-owner = Whose
remind-field-outcome = Outcome
remind-field-result = Kept?
remind-field-snooze = Until
remind-everybody = empty: everybody's
remind-promise-ship = Ship in time
remind-promise-resend = Resend
remind-promise-refund = Refund the difference
remind-promise-answer = Answer the buyer
remind-understood = { $when }, in { $left }
remind-not-understood = not a time here; try +30m, 2h, tomorrow 9am, fri 11:00
remind-set = Reminder set: { $when }
remind-promised = Promise noted: by { $when }
remind-edited = Reminder changed
remind-dropped = Reminder deleted (Ctrl-Z brings it back)

## Acting on it

remind-kept = Kept
remind-broken = Broken
remind-shipped = Shipped
remind-done-title = Done: { $about }
remind-done-promise = Promise: { $about }
remind-done-said = Reminder done
remind-again-said = Done; next { $when }
remind-late-said = Promise kept late, recorded
remind-broken-said = Recorded as broken
remind-snooze-title = Put off: { $about }
remind-snooze-10m = 10 minutes
remind-snooze-30m = Half an hour
remind-snooze-1h = 1 hour
remind-snooze-morning = Tomorrow morning
remind-snooze-other = Another time…
remind-snoozed = Put off to { $when }
remind-when-10m = +10m
remind-when-30m = +30m
remind-when-1h = +1h
remind-when-morning = tomorrow 9am
remind-not-a-reminder = Not a reminder: Enter goes to it
remind-none-here = No reminder here
remind-rings = Due: { $what }

## What is due

remind-card-title = Reminder
remind-whose = for { $owner }
remind-row-reminder = reminder
remind-row-promise = promise
remind-row-now = due now
remind-sent = (shipped)
remind-late-count = { $n } late
remind-now-count = { $n } now
remind-order-due = ⏰{ $when }
remind-order-late = ⏰late { $age }
remind-order-line = by { $when }: { $text }
remind-order-line-late = late { $age }: { $text }
