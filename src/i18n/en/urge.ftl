# Urging payment: the list, one buyer, how it went.

urge-title = To urge
urge-head = urged { $urged } · paid { $paid }
urge-hint = buyer, number, item
urge-none = Nobody to urge. Who was urged does not come back for { $days ->
    [one] a day
   *[other] { $days } days
}.
urge-not-found = Nothing found. Esc clears the search.
urge-footer = Enter urge, next  Tab skip  ^K other words  ^O order  ^Z undo  Esc close
urge-count = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
urge-skipped = skipped
urge-never = nothing said yet
urge-last = { $how } { $text } · { $agent } { $at }
urge-last-label = Last: { $said }
urge-more-orders = { $count } more
urge-done = { $buyer } urged ({ $count ->
    [one] 1 order
   *[other] { $count } orders
})
urge-copied = the reminder ({ $buyer }, { $count ->
    [one] 1 order
   *[other] { $count } orders
})
urge-held = { $agent } urged { $buyer } at { $at } already; nothing was copied
urge-settled = Order { $order } is no longer unpaid; nothing was copied
urge-cod = Order { $order } is cash on delivery: nothing to urge
urge-flagged = Order { $order } has the urging flag: it is not urged again
urge-too-old = Order { $order } is not on the list: placed more than { $days ->
    [one] a day
   *[other] { $days } days
} ago, or its buyer was urged
urge-too-fast = The last reminder was copied just now: paste and send it first
urge-no-phrase = There is no phrase “{ $id }”: change reply in [urge] of the settings
urge-phrase-empty = The phrase “{ $title }” has no text to urge with
urge-choose = Urge { $buyer } with
urge-due = urge { $count ->
    [one] 1 buyer
   *[other] { $count } buyers
}
urge-due-label = Urge
urge-did = urge payment of { $order }
urge-did-claim = claim to urge { $buyer }
urge-lost = {" "}(somebody else was first)
urge-rate = Urging success
