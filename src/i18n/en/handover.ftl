# Handover. What may be empty (a label, a shift) stands at the end.

## The lists

handover-pane-take = take
handover-pane-draft = draft
handover-pane-history = history
handover-search-hint = order, buyer, matter, agent
handover-take-none = Nothing to take.
handover-history-none = No handovers.
handover-history-row =
    { $count ->
        [one] { $day } { $agent } { $shift } · { $count } item, { $open } open
       *[other] { $day } { $agent } { $shift } · { $count } items, { $open } open
    }
handover-section-open = still empty

## What is known of an item

handover-card-title = Handover item
handover-if-then = If { $if } → { $then }
handover-next = Next: { $next }
handover-due = by { $at }
handover-owner = owner { $owner }
handover-from = from { $agent } ({ $age })
handover-passes =
    { $days ->
        [0] passed { $passes }×
       *[other] passed { $passes }×, { $days } d
    }
handover-passes-supervisor =
    { $days ->
        [0] supervisor, passed { $passes }×
       *[other] supervisor, passed { $passes }×, { $days } d
    }

## Words in a copied handover; owner, due and next stand right before what they name

handover-text-title = Handover { $day } { $shift } { $agent }
handover-text-owner = Owner:{" "}
handover-text-due = By:{" "}
handover-text-next = Next:{" "}
handover-text-age =
    { $days ->
        [one] { $days } day old
       *[other] { $days } days old
    }
handover-text-passes =
    { $passes ->
        [one] passed once
       *[other] passed { $passes } times
    }

## Items

handover-item-title = Handover item
handover-item-saved = In the handover draft
handover-item-dropped = Out of the draft (undo brings it back) { $label }
handover-not-yours-to-drop = It was handed over: mark it done instead
handover-draft-not-done = Not handed over yet: delete it if it is not needed
handover-done-title = Mark done { $label }
handover-done = Done

## Taking

handover-answer-title = { $severity }: { $summary } { $label }
handover-read-back = say the next step
handover-accept-title = Say the next step { $label }
handover-ask-title = Ask back { $label }
handover-refuse-title = Give back { $label }
handover-accepted = Taken { $label }
handover-asked = Asked, answer to come { $label }
handover-own = Handed over by you in this shift: somebody else takes it
handover-reply-title = Answer { $label }
handover-hint-question = { $agent } asks: { $text }
handover-replied = Answered, to be taken { $label }
handover-hint-own-step = none was written: say what you will do
handover-say-own-step = urgent: say what you will do next, such as “call back at 10”
handover-not-read-back = That is not the next step; read back: { $next }
handover-refused = Given back { $label }

## Handing over

handover-none = none
handover-no-section = Choose the head of a section first
handover-section-filled = This section has items
handover-gaps = Still empty: { $sections }. If there is nothing, Enter says none
handover-submit-title = Hand over { $day } { $shift }
handover-submit-body =
    { $count ->
        [0] Every section says none.
        [one] { $count } item, { $urgent } urgent.
       *[other] { $count } items, { $urgent } urgent.
    }
handover-submit-supervisor =
    { $count ->
        [one] { $count } item was passed three times and goes to the supervisor.
       *[other] { $count } items were passed three times and go to the supervisor.
    }
handover-quit-since = Since your handover { $count ->
    [one] one item has
   *[other] { $count } items have
} come, { $urgent } urgent.
handover-quit-title = Not all is handed over. Quit?
handover-quit-begun = A handover was begun and not submitted.
handover-quit-kept = The draft stays here.
handover-quit-keys = Enter hand over  { $quit } quit anyway  Esc stay
handover-hint-next = they wrote: { $next }
handover-submitted =
    { $count ->
        [0] Handed over, no items
        [one] Handed over, { $count } item
       *[other] Handed over, { $count } items
    }
handover-said = handover { $day }

## History

handover-history-title = { $day } { $agent } { $shift }
handover-past-item = [{ $severity }] { $what }
handover-answered = { $at } { $agent } { $answer }

## What happened to an item

handover-did-write = write item { $summary }
handover-did-drop = take item out
handover-did-pass = hand to the next shift
handover-did-answer = { $answer } { $text }
handover-did-close = done: { $outcome }
handover-did-none = mark { $section } “none”
handover-did-not-none = take “none” off { $section }
handover-did-submit = hand over { $day }

handover-if = if { $if }

handover-submit-waiting = { $count ->
    [one] 1 item
   *[other] { $count } items
 } of the shift before { $count ->
    [one] was
   *[other] were
 } not taken and will be handed on.

handover-answered-already = { $agent } answered this handover at { $at }: it can't be taken back. What changed is a new item
handover-text-heading = { $section }:{" "}
handover-text-colon = {": "}
